/**
 * Pods that can own the machine they run on, and whatever makes such pods. What a controller makes
 * is told once, with the controller; what only says that a controller made it is told itself.
 */

import { fieldOf } from '../../../../bytes/json.ts';
import type { JsonValue } from '../../../../bytes/json.ts';
import {
  POD_KINDS,
  containersOf,
  isOwnersPath,
  podPowers,
  podSpecOf,
} from '../../judge/pod-powers.ts';
import { runsPods } from '../../judge/pod-powers.ts';
import { isControlPlanePod } from '../../judge/system-names.ts';
import { controllerOf, itemsOf, textOf } from '../../report/json-fields.ts';
import { clip, countOf, listWords, nameWords } from '../../report/words.ts';
import { Findings } from '../findings.ts';
import type { Answer, Question } from '../question.ts';
import type { Named, Seen } from '../seen.ts';

/** Made by hand, or run once: agents of a node are DaemonSets and the like. */
const BY_HAND = new Set(['Pod', 'PodTemplate', 'Job', 'CronJob']);
/** Controllers whose pods are remembered, and different ones of one. */
const OWNERS_MAX = 20_000;
const SORTS_MAX = 20;

/** Pods with the same powers that say they have the same controller. */
interface OwnedPods {
  readonly powers: readonly string[];
  readonly first: Named;
  count: number;
}

/** Asks for privileged pods, mounts of the host, and the like. */
export class NodeOwners implements Question {
  readonly id = 'node-owners';
  readonly question = 'Which pods can own a node?';
  readonly kinds: readonly string[] = [...POD_KINDS, 'PersistentVolume'];
  readonly #findings = new Findings();
  /** Powers of the templates, by kind, namespace and name; only of those that have some. */
  readonly #templates = new Map<string, ReadonlySet<string>>();
  readonly #owned = new Map<string, OwnedPods[]>();

  observe(seen: Seen): void {
    const { object } = seen;
    if (object === undefined) return;
    if (seen.kind === 'PersistentVolume') {
      this.#addVolume(seen);
      return;
    }
    const spec = podSpecOf(seen.builtIn, object);
    const powers = podPowers(spec);
    if (powers.length === 0) return;
    const words = powers.map((power) => power.words);
    if (seen.kind !== 'Pod') this.#templates.set(idOf(seen.kind, seen), new Set(words));
    const owner = controllerOf(object);
    if (owner !== undefined && runsPods(owner.kind)) {
      if (powers.some(({ isWhole }) => isWhole)) this.#remember(owner, seen, words);
      return;
    }
    if (!powers.some(({ isWhole }) => isWhole)) return;
    const isStatic = owner?.kind === 'Node';
    const isAlarm = BY_HAND.has(seen.kind) && !(isStatic && isControlPlanePod(seen));
    const from = isStatic ? '; started from a file on its node' : '';
    const detail = listWords(words, 6) + from + behaviour(seen.kind, spec);
    this.#findings.add(isAlarm ? 'alarm' : 'note', seen, detail);
  }

  finish(): Answer {
    for (const [owner, sorts] of this.#owned) {
      const given = this.#templates.get(owner) ?? new Set();
      for (const { powers, first, count } of sorts) {
        const further = powers.filter((words) => !given.has(words));
        if (further.length === 0) continue;
        const others = count === 1 ? '' : `, as ${countOf(count - 1, 'other')} like it`;
        const detail = `${listWords(further, 6)}, which its controller's template does not say`;
        this.#findings.alarm(first, detail + others);
      }
    }
    const findings = this.#findings;
    const answer =
      findings.total === 0
        ? 'None, as far as pods and templates say'
        : countOf(findings.total, 'pod, template or volume', 'pods, templates and volumes');
    return { answer, findings };
  }

  #remember(
    { kind, name }: { readonly kind: string; readonly name: string },
    seen: Seen,
    powers: readonly string[],
  ): void {
    const id = idOf(kind, { ...seen, name });
    const sorts = this.#owned.get(id) ?? [];
    if (sorts.length === 0) {
      if (this.#owned.size >= OWNERS_MAX) return;
      this.#owned.set(id, sorts);
    }
    const known = sorts.find((sort) => sort.powers.join('\0') === powers.join('\0'));
    if (known !== undefined) known.count++;
    else if (sorts.length < SORTS_MAX) {
      const { kind: podKind, namespace, name: podName, key } = seen;
      sorts.push({ powers, first: { kind: podKind, namespace, name: podName, key }, count: 1 });
    }
  }

  #addVolume(seen: Seen): void {
    const path = textOf(seen.object, 'spec', 'hostPath', 'path');
    if (path === undefined) return;
    const claim = textOf(seen.object, 'spec', 'claimRef', 'name');
    const by = claim === undefined ? '' : `, claimed by ${nameWords(claim)}`;
    const severity = isOwnersPath(path) ? 'alarm' : 'note';
    this.#findings.add(severity, seen, `a volume of the host's ${clip(path, 60)}${by}`);
  }
}

function idOf(kind: string, { namespace, name }: { namespace?: string | undefined; name: string }) {
  return `${kind}\0${namespace ?? ''}\0${name}`;
}

function behaviour(kind: string, spec: JsonValue | undefined): string {
  const images = containersOf(spec).flatMap((container) => textOf(container, 'image') ?? []);
  const node = textOf(spec, 'nodeName');
  const chosen = kind !== 'Pod' && node !== undefined ? `; for node ${nameWords(node)} alone` : '';
  const where = kind === 'Pod' && node !== undefined ? ` on ${nameWords(node)}` : '';
  const anywhere = itemsOf(spec, 'tolerations').some(
    (toleration) =>
      fieldOf(toleration, 'key') === undefined && textOf(toleration, 'operator') === 'Exists',
  );
  const runs = listWords([...new Set(images)].map(nameWords), 3);
  return `; runs ${runs}${where}${chosen}${anywhere ? ', on any node' : ''}`;
}
