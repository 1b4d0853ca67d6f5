/**
 * Asks a snapshot what a responder asks first. It looks at one state alone: what was there before,
 * and who did it, can only be said as far as the objects say it themselves.
 */

import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import type {
  ExaminedObject,
  SecurityObject,
  SecurityExamination,
  SecurityReport,
  SecuritySection,
} from '../inspect/security-report.ts';
import { isRbacKind } from '../rbac/rbac-objects.ts';
import { clip, countOf, listWords } from '../report/words.ts';
import { Access } from './access/access.ts';
import type { CommonFacts, Question } from './question.ts';
import { allQuestions } from './questions/index.ts';
import { DirectWrites } from './questions/direct-writes.ts';
import { bootstrapDataOf, isBootstrapData, seenOf } from './seen.ts';
import type { Seen } from './seen.ts';
import { UidTable } from './uid-table.ts';

/** Resources that change all the time and that no question is about. */
const UNASKED = new Set(['events', 'leases', 'leasecandidates']);

/** Objects that an answer names, and how long their names are there. */
const NAMES_MAX = 3;
const NAME_MAX = 100;

/** Takes the live objects of a snapshot, gives the answers. */
export class SecurityExaminer implements SecurityExamination {
  readonly #questions = allQuestions();
  readonly #general: readonly Question[];
  readonly #byKind = new Map<string, Question[]>();
  readonly #access = new Access();
  readonly #uids = new UidTable();
  readonly #unread = new Map<string, number>();
  #examined = 0;

  constructor() {
    this.#general = this.#questions.filter(({ kinds }) => kinds === undefined);
    for (const question of this.#questions) {
      for (const kind of new Set(question.kinds)) {
        const others = this.#byKind.get(kind);
        if (others === undefined) this.#byKind.set(kind, [question]);
        else others.push(question);
      }
    }
  }

  wants(place: StoragePlace): boolean {
    return place.type === 'resource' ? !UNASKED.has(place.resource) : isBootstrapData(place);
  }

  observe(examined: ExaminedObject): void {
    const seen = seenOf(examined);
    if (seen === undefined) {
      this.#observeOther(examined);
      return;
    }
    this.#examined++;
    const { object } = seen;
    if (object === undefined) this.#unread.set(seen.kind, (this.#unread.get(seen.kind) ?? 0) + 1);
    else if (isRbacKind(seen.builtIn)) this.#access.observe(examined.key, object);
    this.#addUid(seen);
    const asked = this.#byKind.get(seen.builtIn ?? seen.kind) ?? [];
    for (const question of asked) question.observe(seen);
    for (const question of this.#general) question.observe(seen);
  }

  finish(): SecurityReport {
    const facts: CommonFacts = { access: this.#access, uids: this.#uids, unread: this.#unread };
    const unread = [...this.#unread.values()].reduce((sum, count) => sum + count, 0);
    return {
      sections: this.#questions.map((question) => sectionOf(question, facts)),
      examined: this.#examined,
      unread,
    };
  }

  #observeOther(examined: ExaminedObject): void {
    const named = bootstrapDataOf(examined);
    if (named === undefined) return;
    for (const question of this.#questions) question.observeBootstrapData?.(named);
  }

  #addUid(seen: Seen): void {
    const { uid } = seen.examined.stored;
    if (uid === undefined) return;
    const other = this.#uids.add(uid, seen.examined.modRevision);
    if (other === undefined) return;
    const direct = this.#general.find((question) => question instanceof DirectWrites);
    direct?.addDuplicate(seen, other);
  }
}

function sectionOf(question: Question, facts: CommonFacts): SecuritySection {
  const { answer, findings } = question.finish(facts);
  const unread = unreadOf(question, facts);
  const more = unread === 0 ? '' : `; ${countOf(unread, 'object')} could not be read`;
  const { objects, total, alarms, notes } = findings;
  const first = alarms === 0 ? '' : `${firstWords(objects)}; `;
  const nothing = unread === 0 ? 'fine' : 'unknown';
  return {
    id: question.id,
    question: question.question,
    answer: first + answer + more,
    severity: alarms > 0 ? 'alarm' : notes > 0 ? 'note' : nothing,
    objects,
    total,
  };
}

/** `Look at Service data/redis and Ingress shop/web first`. */
function firstWords(objects: readonly SecurityObject[]): string {
  const alarms = objects.filter(({ severity }) => severity === 'alarm');
  const names = alarms.map(({ kind, namespace, name }) =>
    clip(`${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`, NAME_MAX),
  );
  return `Look at ${listWords([...new Set(names)], NAMES_MAX)} first`;
}

/** Objects that the answer may lack. */
function unreadOf({ kinds }: Question, { unread }: CommonFacts): number {
  const counted = [...unread].filter(([kind]) => kinds === undefined || kinds.includes(kind));
  return counted.reduce((sum, [, count]) => sum + count, 0);
}
