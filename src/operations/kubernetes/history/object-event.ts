/** A change of a key as what happened to an object, when, and by whom. */

import type { JsonObject } from '../../../bytes/json.ts';
import type { KeyChange } from '../../../etcd/changes/key-change.ts';
import type { KeyVersion } from '../../../etcd/compare/comparison.ts';
import type { ObjectChange } from '../../../kubernetes/change/object-change.ts';
import { kubernetesDescriber } from '../../../kubernetes/describer.ts';
import type { KubernetesChangeDescriber } from '../../../kubernetes/describer.ts';
import { timeFactsOf } from '../../../kubernetes/object-facts.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { RevisionClock, RevisionTime } from './revision-clock.ts';
import { writersOf } from './writers.ts';
import type { Writer } from './writers.ts';

/** What happened to an object at a revision. */
export interface ObjectEvent extends KeyChange {
  /** What it was and is, with the fields that differ. */
  readonly description: ObjectChange;
  /** By what the object says; nothing says who deleted one. */
  readonly writers: readonly Writer[];
  /** Undefined if no object of the store holds a time. */
  readonly time: RevisionTime | undefined;
}

/** What of the objects is shown. */
export interface EventOptions {
  /** Values of Secrets as they are, not their size and fingerprint. */
  readonly showSecrets?: boolean | undefined;
}

/** Events that are in memory together: of each there may be two whole objects. */
const BATCH = 64;

/** Makes events of changes. */
export class EventDescriber {
  readonly #describer: KubernetesChangeDescriber;
  readonly #clock: RevisionClock;

  constructor(objects: ObjectStore, clock: RevisionClock, { showSecrets }: EventOptions) {
    const { decryptor, fingerprint, prefixes } = objects;
    this.#describer = kubernetesDescriber({ decryptor, fingerprint, showSecrets, prefixes });
    this.#clock = clock;
  }

  /** The events of a batch of changes, few at a time. */
  *describeAll(changes: readonly KeyChange[]): Generator<ObjectEvent[]> {
    for (let from = 0; from < changes.length; from += BATCH) {
      yield changes.slice(from, from + BATCH).map((change) => this.describe(change));
    }
  }

  describe(change: KeyChange): ObjectEvent {
    const { after, isBeforeKnown } = change;
    const description = this.#describe(change);
    const [now, then] = [description.after, description.before].map((side) => side?.object);
    return {
      ...change,
      description,
      writers: after === undefined ? [] : writersOf(now, then, isBeforeKnown),
      time: this.#timeOf(change, now, then),
    };
  }

  #timeOf(
    { revision, after, isBeforeKnown }: KeyChange,
    now: JsonObject | undefined,
    then: JsonObject | undefined,
  ): RevisionTime | undefined {
    if (after === undefined || now === undefined) return this.#clock.at(revision);
    const previous = isBeforeKnown ? then : undefined;
    return this.#clock.at(revision, timeFactsOf(after, now, previous));
  }

  #describe({ key, event, before, after }: KeyChange): ObjectChange {
    if (event === 'modify' && before === undefined) return this.#describeAlone(key, after);
    return this.#describer.describeChange({ key, before, after });
  }

  /** What was changed is not known, and so nothing differs; but it is not new. */
  #describeAlone(key: Uint8Array, after: KeyVersion | undefined): ObjectChange {
    const same = this.#describer.describeChange({ key, before: after, after });
    return { ...same, change: 'modified', before: undefined, isContentKnown: false };
  }
}
