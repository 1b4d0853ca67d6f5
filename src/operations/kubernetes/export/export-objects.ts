/**
 * The objects of a store as manifests that can be applied to a cluster: without what servers have
 * filled in, in an order in which each finds what it needs. Secrets are left out unless they are
 * asked for: applied without their values they would destroy those that are there.
 */

import type { JsonObject } from '../../../bytes/json.ts';
import type { LiveKey } from '../../../etcd/live/read-live-keys.ts';
import { matchesLabels } from '../../../kubernetes/names/label-selector.ts';
import type { ObjectPart } from '../../../kubernetes/decode/message-table.ts';
import type { LabelSelector } from '../../../kubernetes/names/label-selector.ts';
import { readStoredObject } from '../../../kubernetes/change/stored-object.ts';
import type { ReadObject } from '../../../kubernetes/change/stored-object.ts';
import type { ResourcePlace } from '../../../kubernetes/storage/storage-place.ts';
import { reasonOf } from '../objects/object-shower.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { cleanObject, neededParts } from './clean/clean-object.ts';
import { ExportContext } from './export-context.ts';
import { isSecrets, leftOutReason } from './left-out.ts';
import type { LeftOutReason } from './left-out.ts';
import { selectKeys } from './selected-keys.ts';
import type { Asked, KeyBatch, KeySelection } from './selected-keys.ts';

const PARTS: readonly ObjectPart[] = ['managedFields', 'status'];

/** What is exported, and how. */
export interface ExportOptions extends KeySelection {
  /** Only objects with such labels. */
  readonly selector?: LabelSelector | undefined;
  /** Told of each object that cannot be written; the rest goes on. */
  readonly onProblem?: ((problem: ExportProblem) => Promise<void> | void) | undefined;
  /** Seconds since some moment, for where the time goes. */
  readonly now?: (() => number) | undefined;
}

/** An object that cannot be written. */
export interface ExportProblem {
  readonly place: ResourcePlace;
  readonly reason: string;
}

/** An object that can be applied. */
export interface Manifest {
  readonly place: ResourcePlace;
  readonly object: JsonObject;
}

/** What came of an export so far. */
export interface ExportSummary {
  readonly written: number;
  /** By reason; of some that were not read, too. */
  readonly leftOut: ReadonlyMap<LeftOutReason, number>;
  readonly problems: number;
  readonly seconds: { readonly read: number; readonly decode: number };
}

/** The manifests; the store must stay open until they are read. */
export interface ObjectExport {
  /** In batches, in the order in which they can be applied. It can be asked for once. */
  manifests(): AsyncGenerator<readonly Manifest[]>;
  readonly summary: ExportSummary;
}

/**
 * Finds what is to be exported.
 * @throws {ObjectsError} if an object, or a namespace, is not there.
 * @throws {ResourceNameError} if a type is not known.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 */
export async function exportObjects(
  objects: ObjectStore,
  options: ExportOptions = {},
): Promise<ObjectExport> {
  const run = new ExportRun(objects, options);
  await run.start();
  return run;
}

class ExportRun implements ObjectExport {
  readonly #objects: ObjectStore;
  readonly #options: ExportOptions;
  readonly #leftOut = new Map<LeftOutReason, number>();
  readonly #context: ExportContext;
  #batches: AsyncGenerator<KeyBatch> | undefined;
  #written = 0;
  #problems = 0;
  #readSeconds = 0;
  #decodeSeconds = 0;

  constructor(objects: ObjectStore, options: ExportOptions) {
    this.#objects = objects;
    this.#options = options;
    const { wishes = [], namespace } = options;
    this.#context = new ExportContext(wishes.length === 0 && namespace === undefined);
  }

  get summary(): ExportSummary {
    return {
      written: this.#written,
      leftOut: this.#leftOut,
      problems: this.#problems,
      seconds: { read: this.#readSeconds, decode: this.#decodeSeconds },
    };
  }

  async start(): Promise<void> {
    const start = this.#now();
    this.#batches = await selectKeys(this.#objects, this.#options, (reason) => {
      this.#leaveOut(reason);
    });
    this.#readSeconds += this.#now() - start;
  }

  async *manifests(): AsyncGenerator<readonly Manifest[]> {
    const batches = this.#batches;
    if (batches === undefined) return;
    for (;;) {
      const start = this.#now();
      const next = await batches.next();
      const read = this.#now();
      this.#readSeconds += read - start;
      if (next.done === true) return;
      const found: Manifest[] = [];
      for (const key of next.value.keys) {
        const manifest = await this.#manifest(key, next.value.asked);
        if (manifest !== undefined) found.push(manifest);
      }
      this.#decodeSeconds += this.#now() - read;
      this.#written += found.length;
      if (found.length > 0) yield found;
    }
  }

  async #manifest(key: LiveKey, asked: Asked): Promise<Manifest | undefined> {
    const place = this.#objects.placeOf(key.key);
    if (place.type !== 'resource') return undefined;
    if (isSecrets(place.group, place.resource) && this.#options.showSecrets !== true) {
      // It need not be opened for that.
      this.#leaveOut('secret');
      return undefined;
    }
    const stored = this.#read(key, place, asked);
    if (this.#isOwned(stored, place, asked)) {
      this.#leaveOut('owned');
      return undefined;
    }
    const { object } = stored;
    const problem = problemOf(stored);
    if (object === undefined || problem !== undefined) {
      this.#problems++;
      this.#context.meetUnread(place);
      await this.#options.onProblem?.({ place, reason: problem ?? reasonOf(stored) });
      return undefined;
    }
    this.#context.meet(object, place);
    const { selector } = this.#options;
    if (selector !== undefined && !matchesLabels(selector, object)) return undefined;
    const reason = this.#reasonFor(object, place, asked);
    const clean = this.#context.inServedVersion(cleanObject(object, place), place);
    const left = reason ?? (this.#isSecret(clean, place) ? 'secret' : undefined);
    if (left === undefined) return { place, object: clean };
    this.#leaveOut(left);
    return undefined;
  }

  /** The object with as much as is needed to judge and clean it. */
  #read({ key, version }: LiveKey, place: ResourcePlace, asked: Asked): ReadObject {
    const needed = neededParts(place);
    const isJudged = this.#isJudged(asked);
    const skip = PARTS.filter(
      // By its status an object is judged, and nothing else comes of it.
      (part) => !needed.includes(part) || (part === 'status' && !isJudged),
    );
    return readStoredObject(version, { key, place }, this.#objects.decryptor, { skip });
  }

  /** Whether it is left out for what can be told without decoding it, as most objects are. */
  #isOwned(stored: ReadObject, place: ResourcePlace, asked: Asked): boolean {
    const { all, selector } = this.#options;
    if (all === true || selector !== undefined || asked === 'by-name') return false;
    return !this.#context.isAsked(place) && stored.hasController;
  }

  /** Whether an object may be left out for what it is. */
  #isJudged(asked: Asked): boolean {
    return this.#options.all !== true && asked !== 'by-name';
  }

  /** Why an object is left out; one that was asked for by its name is meant. */
  #reasonFor(object: JsonObject, place: ResourcePlace, asked: Asked): LeftOutReason | undefined {
    if (!this.#isJudged(asked)) return undefined;
    return this.#context.leftOutReason(place) ?? leftOutReason(object, place);
  }

  #isSecret(clean: JsonObject, place: ResourcePlace): boolean {
    return this.#objects.redact(clean, this.#options.showSecrets === true, place) !== clean;
  }

  #leaveOut(reason: LeftOutReason): void {
    this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + 1);
  }

  #now(): number {
    return this.#options.now?.() ?? 0;
  }
}

/** Why an object must not be applied, although it can be read. */
function problemOf(stored: ReadObject): string | undefined {
  if (stored.object === undefined) return undefined;
  if (!stored.isKnownKind) {
    return `${stored.apiVersion ?? ''} ${stored.kind ?? ''} is not known, only its metadata can be read`;
  }
  // What is applied would be another object.
  return stored.mismatch;
}
