/** What was written last, by the revision of etcd, which nobody can set back. */

import { SECURITY_OBJECTS_MAX } from '../../inspect/security-report.ts';
import { countOf, nameWords } from '../../report/words.ts';
import { Findings } from '../findings.ts';
import { newestWrite } from '../managers.ts';
import type { Answer, Question } from '../question.ts';
import type { Named, Seen } from '../seen.ts';

/** Kinds that servers write all the time. */
const NOISE = new Set([
  'Event',
  'Lease',
  'Endpoints',
  'EndpointSlice',
  'Node',
  'CSINode',
  'IPAddress',
]);

interface LastChange {
  readonly named: Named;
  readonly createRevision: number;
  readonly modRevision: number;
  readonly by: string;
}

/** Asks for the objects with the newest revisions. */
export class LastChanges implements Question {
  readonly id = 'last-changes';
  readonly question = 'What changed last?';
  readonly kinds = undefined;
  /** Twice as many as are told, cut back now and then. */
  #newest: LastChange[] = [];
  #floor = 0;
  #objects = 0;

  observe(seen: Seen): void {
    const { createRevision, modRevision } = seen.examined;
    if (seen.builtIn !== undefined && NOISE.has(seen.builtIn)) return;
    this.#objects++;
    if (modRevision <= this.#floor) return;
    const { kind, namespace, name, key } = seen;
    const write = newestWrite(seen.object);
    const by = write === undefined ? '' : ` by ${nameWords(write.manager)}, ${write.time}`;
    const named = { kind, namespace, name, key };
    this.#newest.push({ named, createRevision, modRevision, by });
    if (this.#newest.length >= 2 * SECURITY_OBJECTS_MAX) this.#cut();
  }

  finish(): Answer {
    this.#cut();
    const findings = new Findings({ isOrdered: true });
    for (const { named, createRevision, modRevision, by } of this.#newest) {
      const what = createRevision === modRevision ? 'created' : 'written';
      findings.note(named, `${what} at revision ${String(modRevision)}${by}`);
    }
    const shown = countOf(this.#newest.length, 'object');
    const answer = `The ${shown} that were written last, of ${String(this.#objects)}`;
    return { answer, findings };
  }

  #cut(): void {
    this.#newest.sort((one, other) => other.modRevision - one.modRevision);
    this.#newest = this.#newest.slice(0, SECURITY_OBJECTS_MAX);
    if (this.#newest.length === SECURITY_OBJECTS_MAX) {
      this.#floor = this.#newest.at(-1)?.modRevision ?? 0;
    }
  }
}
