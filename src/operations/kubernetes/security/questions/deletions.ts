/** What was deleted, as far as the live objects still speak of it. */

import { fieldOf } from '../../../../bytes/json.ts';
import { itemsOf, textOf, textsOf } from '../../report/json-fields.ts';
import { clip, countOf, listWords, nameWords } from '../../report/words.ts';
import { Findings } from '../findings.ts';
import type { Answer, CommonFacts, Question } from '../question.ts';
import { shownName } from '../seen.ts';
import type { Named, Seen } from '../seen.ts';

/** Owners that are remembered. */
const OWNERS_MAX = 20_000;

/** An owner, and who says so. */
interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly first: Named;
  objects: number;
}

/** Asks for objects that are being deleted, and for owners that are gone. */
export class Deletions implements Question {
  readonly id = 'deletions';
  readonly question = 'What was deleted?';
  readonly kinds = undefined;
  readonly #findings = new Findings();
  /** By uid. */
  readonly #owners = new Map<string, Owner>();
  #deleting = 0;

  observe(seen: Seen): void {
    const { object } = seen;
    const since = textOf(object, 'metadata', 'deletionTimestamp');
    if (since !== undefined) {
      this.#deleting++;
      const finalizers = textsOf(object, 'metadata', 'finalizers').map((one) => clip(one, 80));
      const held = finalizers.length === 0 ? '' : `, held by ${listWords(finalizers, 3)}`;
      this.#findings.note(seen, `is being deleted since ${clip(since, 40)}${held}`);
    }
    for (const owner of itemsOf(object, 'metadata', 'ownerReferences')) {
      const uid = textOf(owner, 'uid');
      // Controllers own; others only want to be told when it is gone.
      if (uid === undefined || fieldOf(owner, 'controller') !== true) continue;
      this.#addOwner(uid, owner, seen);
    }
  }

  finish({ uids, unread }: CommonFacts): Answer {
    let gone = 0;
    for (const [uid, { kind, name, first, objects }] of this.#owners) {
      // What could not be opened may be there.
      if (uids.has(uid) || unread.has(kind)) continue;
      gone++;
      const whose = `${nameWords(kind)} ${nameWords(shownName(kind, name))}`;
      const others = objects === 1 ? '' : `, as ${countOf(objects - 1, 'other object')}`;
      this.#findings.note(first, `its controller ${whose} is gone${others}`);
    }
    const answer =
      `${countOf(this.#deleting, 'object')} being deleted, ${countOf(gone, 'controller')} gone whose ` +
      'objects are there; `recover` finds what was deleted';
    return { answer, findings: this.#findings };
  }

  #addOwner(uid: string, owner: Parameters<typeof textOf>[0], seen: Seen): void {
    const known = this.#owners.get(uid);
    if (known !== undefined) known.objects++;
    else if (this.#owners.size < OWNERS_MAX && uid.length <= 64) {
      const { kind, namespace, name, key } = seen;
      this.#owners.set(uid, {
        kind: textOf(owner, 'kind') ?? '',
        name: textOf(owner, 'name') ?? '',
        first: { kind, namespace, name, key },
        objects: 1,
      });
    }
  }
}
