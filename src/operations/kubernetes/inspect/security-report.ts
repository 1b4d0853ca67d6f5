/** What a responder asks a snapshot first, with the objects behind each answer. */

import type { StoredObject } from '../../../kubernetes/change/object-change.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';

/** The answers. */
export interface SecurityReport {
  /** In the order in which they are asked; each is there, with nothing found too. */
  readonly sections: readonly SecuritySection[];
  /** Objects that were looked at. */
  readonly examined: number;
  /** Objects that should have been looked at and could not be read, so that answers may lack them. */
  readonly unread: number;
}

/** A question, and its answer. */
export interface SecuritySection {
  /** kebab-case: `cluster-admins`, `privileged-pods`. */
  readonly id: string;
  /** As a person asks it: `Who is cluster-admin?`. */
  readonly question: string;
  /** One sentence: `3 besides system:masters`; what it means where that is not plain. */
  readonly answer: string;
  /**
   * `alarm`: may be an attack, or gives power away; `note`: should be known; `fine`: nothing was
   * found; `unknown`: it could not be looked at.
   */
  readonly severity: 'alarm' | 'note' | 'fine' | 'unknown';
  /** The first of them, the most severe first; at most `SECURITY_OBJECTS_MAX`. */
  readonly objects: readonly SecurityObject[];
  /** How many there are. */
  readonly total: number;
}

/** Objects that are listed of a section, at most. */
export const SECURITY_OBJECTS_MAX = 100;

/** An object that is behind an answer. */
export interface SecurityObject {
  readonly severity: 'alarm' | 'note';
  readonly kind: string;
  /** Undefined for what is in none. */
  readonly namespace: string | undefined;
  /** As stored; hidden where the name is a credential itself. */
  readonly name: string;
  /** What it has to do with the question, in a few words; no secret values. */
  readonly detail: string;
  /** The etcd key, printable (`formatKey`); its end is hidden where it is a credential. */
  readonly key: string;
}

/** An object that is live. */
export interface ExaminedObject {
  readonly key: Uint8Array;
  readonly place: StoragePlace;
  readonly createRevision: number;
  readonly modRevision: number;
  /** Opened, and decoded when its `object` is asked for. */
  readonly stored: StoredObject;
}

/** Asks all of the questions at once, of objects as they come, in no certain order. */
export interface SecurityExamination {
  /** Whether a question needs what is stored there; of all else the value is not read. */
  wants(place: StoragePlace): boolean;
  /** One that is wanted; it may hold no more of it than its answers need. */
  observe(examined: ExaminedObject): void;
  /** The answers, when all objects were observed. */
  finish(): SecurityReport;
}
