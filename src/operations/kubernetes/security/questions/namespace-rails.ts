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
/** Every namespace is given this label as it is made. */
const NAME = 'kubernetes.io/metadata.name';
const SYSTEM = /^(kube|openshift)-/;
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
  /** Whether that was somebody else than who made the namespace. */
  readonly isLater: boolean;
}

/** Asks for pod security labels and for names. */
export class NamespaceRails implements Question {
  readonly id = 'namespaces';
  readonly question = 'Which namespaces have no guard rails?';
  readonly kinds: readonly string[] = ['Namespace', 'ResourceQuota', ...POD_KINDS];
  readonly #namespaces = new Map<string, SeenNamespace>();
  /** Namespaces in which something needs what `privileged` allows. */
  readonly #needy = new Set<string>();
  /** Namespaces in which something runs. */
  readonly #used = new Set<string>();
  #quotas = 0;

  observe(seen: Seen): void {
    const { object, kind, namespace, name, key } = seen;
    if (kind === 'ResourceQuota') this.#quotas++;
    else if (kind === 'Namespace') {
      if (this.#namespaces.size >= NAMESPACES_MAX) return;
      const { whole } = seen;
      const by = setBy(whole, 'metadata', 'labels', ENFORCE);
      this.#namespaces.set(name, {
        named: { kind, namespace, name, key },
        enforced: textOf(object, 'metadata', 'labels', ENFORCE),
        by: setByWords(by),
        isLater:
          by !== undefined && by.manager !== setBy(whole, 'metadata', 'labels', NAME)?.manager,
        isTerminating: fieldOf(fieldOf(object, 'metadata'), 'deletionTimestamp') !== undefined,
      });
    } else if (this.#used.size < NAMESPACES_MAX) {
      this.#used.add(namespace ?? '');
      if (needsPrivileges(seen)) this.#needy.add(namespace ?? '');
    }
  }

  finish(): Answer {
    const findings = new Findings();
    const isOpenShift = this.#namespaces.has(OPENSHIFT);
    let bare = 0;
    for (const [name, { named, enforced, isTerminating, by, isLater }] of this.#namespaces) {
      if (looksLikeSystemNamespace(name) && !(isOpenShift && name.startsWith('openshift-'))) {
        findings.alarm(named, "named as the system's own namespaces are, and is none of them");
      }
      if (isTerminating) findings.note(named, 'is being deleted, and not gone');
      if (enforced === undefined) bare++;
      else if (enforced === 'privileged') {
        const isNeeded = this.#needy.has(name);
        const isUsed = this.#used.has(name);
        const why = isNeeded ? 'pods in it need that' : 'no pod in it needs that';
        const isOdd = !isNeeded && (isUsed || isLater) && !SYSTEM.test(name);
        const detail = `pod security is privileged: pods may own their node; ${why}${by}`;
        findings.add(isOdd ? 'alarm' : 'note', named, detail);
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
