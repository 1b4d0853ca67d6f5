/** Namespaces without guard rails, and such that look like the system's own. */

import { fieldOf } from '../../../../bytes/json.ts';
import { POD_KINDS, podPowers, podSpecOf } from '../../judge/pod-powers.ts';
import { looksLikeSystemNamespace } from '../../judge/system-names.ts';
import { itemsOf, textOf } from '../../report/json-fields.ts';
import { clip, countOf } from '../../report/words.ts';
import { Findings } from '../findings.ts';
import { setBy, setByWords } from '../managers.ts';
import type { Answer, Question } from '../question.ts';
import type { Named, Seen } from '../seen.ts';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
/** Namespaces that are remembered. */
const NAMESPACES_MAX = 100_000;
/** One of them is there, so it is OpenShift, and its namespaces are its own. */
const OPENSHIFT = 'openshift-config';

interface SeenNamespace {
  readonly named: Named;
  readonly enforced: string | undefined;
  readonly isTerminating: boolean;
  /** Who set the level, in words. */
  readonly by: string;
}

/** Asks for pod security labels and for names. */
export class NamespaceRails implements Question {
  readonly id = 'namespaces';
  readonly question = 'Which namespaces have no guard rails?';
  readonly kinds: readonly string[] = ['Namespace', 'ResourceQuota', ...POD_KINDS];
  readonly #namespaces = new Map<string, SeenNamespace>();
  /** Namespaces in which something needs what `privileged` allows. */
  readonly #needy = new Set<string>();
  #quotas = 0;

  observe(seen: Seen): void {
    const { object, kind, namespace, name, key } = seen;
    if (kind === 'ResourceQuota') this.#quotas++;
    else if (kind === 'Namespace') {
      if (this.#namespaces.size >= NAMESPACES_MAX) return;
      this.#namespaces.set(name, {
        named: { kind, namespace, name, key },
        enforced: textOf(object, 'metadata', 'labels', ENFORCE),
        by: setByWords(setBy(object, 'metadata', 'labels', ENFORCE)),
        isTerminating: fieldOf(fieldOf(object, 'metadata'), 'deletionTimestamp') !== undefined,
      });
    } else if (needsPrivileges(seen)) this.#needy.add(namespace ?? '');
  }

  finish(): Answer {
    const findings = new Findings();
    const isOpenShift = this.#namespaces.has(OPENSHIFT);
    let bare = 0;
    for (const [name, { named, enforced, isTerminating, by }] of this.#namespaces) {
      if (looksLikeSystemNamespace(name) && !(isOpenShift && name.startsWith('openshift-'))) {
        findings.alarm(named, "named as the system's own namespaces are, and is none of them");
      }
      if (isTerminating) findings.note(named, 'is being deleted, and not gone');
      if (enforced === undefined) bare++;
      else if (enforced === 'privileged') {
        const isNeeded = this.#needy.has(name);
        const why = isNeeded ? 'pods in it need that' : 'no pod in it needs that';
        const detail = `pod security is privileged: pods may own their node; ${why}${by}`;
        findings.add(isNeeded ? 'note' : 'alarm', named, detail);
      } else if (enforced !== 'baseline' && enforced !== 'restricted') {
        findings.alarm(
          named,
          `pod security ${clip(enforced, 40)} is no level: it forbids nothing${by}`,
        );
      }
    }
    const total = this.#namespaces.size;
    const answer =
      `${String(bare)} of ${countOf(total, 'namespace')} have no pod security level; ` +
      countOf(this.#quotas, 'quota');
    return { answer, findings };
  }
}

/** Host ports and paths of any sort are forbidden by `baseline`, too. */
function needsPrivileges({ object, builtIn }: Seen): boolean {
  const spec = podSpecOf(builtIn, object);
  if (spec === undefined) return false;
  return (
    podPowers(spec).length > 0 ||
    itemsOf(spec, 'volumes').some((volume) => fieldOf(volume, 'hostPath') !== undefined)
  );
}
