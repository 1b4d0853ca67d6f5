/** Who wrote the objects, by the names that clients give themselves. */

import { countOf, listWords, nameWords } from '../../report/words.ts';
import { byCount } from '../counts.ts';
import { Findings } from '../findings.ts';
import { writesOf } from '../managers.ts';
import type { Answer, Question } from '../question.ts';
import type { Named, Seen } from '../seen.ts';

/** Names that are told apart. */
const MANAGERS_MAX = 5_000;
/** Tools that people use by hand. */
const BY_HAND =
  /^(kubectl|oc$|k9s|lens|curl|wget|python|mozilla|go-http-client|postmanruntime|okhttp|axios|node-fetch|powershell|httpie)/i;

interface Manager {
  objects: number;
  newest: string;
  revision: number;
  last: Named | undefined;
}

/** Asks for field managers. */
export class Writers implements Question {
  readonly id = 'writers';
  readonly question = 'Who changed it?';
  readonly kinds = undefined;
  readonly #managers = new Map<string, Manager>();
  #withoutManagers = 0;
  #objects = 0;

  observe(seen: Seen): void {
    const { kind, namespace, name, key, object } = seen;
    if (object === undefined) return;
    this.#objects++;
    const writes = writesOf(object);
    if (writes.length === 0) this.#withoutManagers++;
    const counted = new Set<string>();
    for (const { manager, time } of writes) {
      const known = this.#managers.get(manager);
      if (known === undefined && this.#managers.size >= MANAGERS_MAX) continue;
      const tally = known ?? { objects: 0, newest: '', revision: 0, last: undefined };
      if (known === undefined) this.#managers.set(manager, tally);
      if (!counted.has(manager)) tally.objects++;
      counted.add(manager);
      const { modRevision } = seen.examined;
      const isNewer = time === tally.newest ? modRevision > tally.revision : time > tally.newest;
      if (tally.last !== undefined && !isNewer) continue;
      tally.newest = time;
      tally.revision = modRevision;
      tally.last = { kind, namespace, name, key };
    }
  }

  finish(): Answer {
    const findings = new Findings();
    const counts = byCount([...this.#managers].map(([name, { objects }]) => [name, objects]));
    for (const [manager, { objects, newest, last }] of this.#managers) {
      if (last === undefined || !BY_HAND.test(manager)) continue;
      const count = countOf(objects, 'object');
      findings.note(last, `${nameWords(manager)} wrote ${count}, this one last, ${newest}`);
    }
    const names = counts.map(([name, objects]) => `${nameWords(name)} (${String(objects)})`);
    const who = names.length === 0 ? 'Nobody says so' : listWords(names, 6);
    const without = `; ${String(this.#withoutManagers)} of ${countOf(this.#objects, 'object')} do not say`;
    return { answer: `${who}${without}; clients choose these names themselves`, findings };
  }
}
