/** A question that is asked of all objects of a snapshot. */

import type { Access } from './access/access.ts';
import type { Findings } from './findings.ts';
import type { Named, Seen } from './seen.ts';
import type { UidTable } from './uid-table.ts';

/** What all questions may ask in the end. */
export interface CommonFacts {
  readonly access: Access;
  readonly uids: UidTable;
  /** Objects that should have been looked at and could not be read, by their kind. */
  readonly unread: ReadonlyMap<string, number>;
}

/** An answer, before it is a section of a report. */
export interface Answer {
  /** One sentence. */
  readonly answer: string;
  readonly findings: Findings;
}

/** A question. Its memory does not grow with the number of objects but for counts by name. */
export interface Question {
  readonly id: string;
  /** As a person asks it. */
  readonly question: string;
  /** Kinds that it looks at; every object if it is undefined. */
  readonly kinds: readonly string[] | undefined;
  /** Takes an object that was opened, of one of the kinds, in no certain order. */
  observe(seen: Seen): void;
  /** Takes what is no object: the certificate authorities that K3s and RKE2 keep. */
  observeBootstrapData?(named: Named): void;
  finish(facts: CommonFacts): Answer;
}
