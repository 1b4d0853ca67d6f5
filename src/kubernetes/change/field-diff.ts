/**
 * Which fields of an object differ. Entries of lists are matched by their merge keys where they
 * have some, sets by value, other lists by content and position. What the API server keeps for
 * itself (`metadata.managedFields`, `metadata.resourceVersion`) does not count.
 */

import { isJsonObject } from '../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { canonicalJson, equalJson } from './canonical-json.ts';
import { entryKeys, identityOf, isSetField, isSetKey, setKeys } from './merge-keys.ts';
import type { EntryKey, KeyedLists } from './merge-keys.ts';
import type { FieldChange, PathStep } from './object-change.ts';
import { pairSequences } from './pair-entries.ts';
import { formatPath, formatPointer } from './path.ts';

/** Changes inside one object or list; if there are more, it is one change as a whole. */
const CHANGES_MAX = 10_000;
/** Fields of `metadata` that are no part of what people wrote. */
const IGNORED = new Set(['managedFields', 'resourceVersion']);

/** A value, and what is shown of it: the value itself, or the same with secrets replaced. */
interface Shown {
  readonly value: JsonValue;
  readonly shown: JsonValue;
}

/** An object, and what is shown of it. */
export interface ShownObject {
  readonly object: JsonObject;
  /** The object itself where nothing is secret; what is the same in both is not redacted. */
  readonly shown: JsonObject;
}

/** The fields that differ, in the order of their names; none if the objects are equal. */
export function diffObjects(before: ShownObject, after: ShownObject): FieldChange[] {
  const diff = new FieldDiff();
  diff.compare(
    { value: before.object, shown: before.shown },
    { value: after.object, shown: after.shown },
  );
  return diff.fields;
}

class FieldDiff {
  readonly fields: FieldChange[] = [];
  /** Where the comparison is, by positions in the older object. */
  readonly #before: PathStep[] = [];
  /** The same in the newer one. */
  readonly #after: PathStep[] = [];

  compare(before: Shown, after: Shown): void {
    if (before.value === after.value) return;
    const start = this.fields.length;
    if (areObjects(before) && areObjects(after)) this.#compareObjects(before, after);
    else if (areLists(before) && areLists(after)) this.#compareLists(before, after);
    else if (!equalJson(before.value, after.value)) this.#add(before, after);
    if (!this.#isFull(start)) return;
    this.fields.length = start;
    this.#add(before, after);
  }

  #isFull(start: number): boolean {
    return this.fields.length - start > CHANGES_MAX;
  }

  #compareObjects(before: ShownOf<JsonObject>, after: ShownOf<JsonObject>): void {
    const start = this.fields.length;
    const names = new Set([...Object.keys(before.value), ...Object.keys(after.value)]);
    const [first] = this.#after;
    const isMetadata =
      this.#after.length === 1 &&
      first !== undefined &&
      'name' in first &&
      first.name === 'metadata';
    for (const name of [...names].sort()) {
      if (isMetadata && IGNORED.has(name)) continue;
      this.#step({ name }, { name }, () => {
        this.#compareOptional(fieldShown(before, name), fieldShown(after, name));
      });
      if (this.#isFull(start)) return;
    }
  }

  #compareOptional(before: Shown | undefined, after: Shown | undefined): void {
    if (before !== undefined && after !== undefined) this.compare(before, after);
    else this.#add(before, after);
  }

  #compareLists(before: ShownList, after: ShownList): void {
    const last = this.#after.findLast((step) => 'name' in step);
    const field = last !== undefined && 'name' in last ? last.name : '';
    const all = [...before.value, ...after.value];
    const keys = all.every(isJsonObject)
      ? entryKeys(field, before.value, after.value)
      : isSetField(field)
        ? setKeys(before.value, after.value)
        : undefined;
    if (keys === undefined) this.#compareSequences(before, after);
    else this.#compareKeyed(before, after, keys);
  }

  #compareSequences(before: ShownList, after: ShownList): void {
    const start = this.fields.length;
    const pairs = pairSequences(before.value.map(canonicalJson), after.value.map(canonicalJson));
    for (const pair of pairs) {
      const [older, newer] = [pair.before ?? pair.after ?? 0, pair.after ?? pair.before ?? 0];
      this.#step({ index: older }, { index: newer }, () => {
        this.#compareOptional(itemShown(before, pair.before), itemShown(after, pair.after));
      });
      if (this.#isFull(start)) return;
    }
  }

  #compareKeyed(before: ShownList, after: ShownList, keys: KeyedLists): void {
    const start = this.fields.length;
    const positions = new Map(keys.before.map((key, index) => [identityOf(key), index]));
    const matched: number[] = [];
    for (const [index, key] of keys.after.entries()) {
      const identity = identityOf(key);
      const older = positions.get(identity);
      if (older !== undefined) matched.push(older);
      positions.delete(identity);
      this.#step(stepTo(older ?? index, key), stepTo(index, key), () => {
        this.#compareOptional(itemShown(before, older), itemShown(after, index));
      });
      if (this.#isFull(start)) return;
    }
    for (const index of positions.values()) {
      const step = stepTo(index, keys.before[index] ?? []);
      this.#step(step, step, () => {
        this.#add(itemShown(before, index), undefined);
      });
      if (this.#isFull(start)) return;
    }
    this.#addOrder(matched, keys.before);
  }

  /** `matched` has the older positions of what both lists have, in the newer order. */
  #addOrder(matched: readonly number[], keys: readonly EntryKey[]): void {
    if (matched.every((index, at) => at === 0 || index > (matched[at - 1] ?? 0))) return;
    const textAt = (index: number): string =>
      (keys[index] ?? []).map(([, value]) => value).join(',');
    const before = matched.toSorted((a, b) => a - b).map(textAt);
    this.fields.push({
      change: 'changed',
      ...this.#place(this.#after),
      before,
      after: matched.map(textAt),
      redacted: false,
      isOrder: true,
    });
  }

  #step(before: PathStep, after: PathStep, work: () => void): void {
    this.#before.push(before);
    this.#after.push(after);
    work();
    this.#before.pop();
    this.#after.pop();
  }

  #add(before: Shown | undefined, after: Shown | undefined): void {
    const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    this.fields.push({
      change,
      ...this.#place(after === undefined ? this.#before : this.#after),
      ...(before === undefined ? {} : { before: before.shown }),
      ...(after === undefined ? {} : { after: after.shown }),
      redacted: isRedacted(before) || isRedacted(after),
    });
  }

  #place(steps: readonly PathStep[]): Pick<FieldChange, 'steps' | 'path' | 'pointer'> {
    return { steps: [...steps], path: formatPath(steps), pointer: formatPointer(steps) };
  }
}

interface ShownOf<T extends JsonValue> extends Shown {
  readonly value: T;
  readonly shown: T;
}
type ShownList = ShownOf<readonly JsonValue[]>;

function areObjects(side: Shown): side is ShownOf<JsonObject> {
  return isJsonObject(side.value) && isJsonObject(side.shown);
}

function areLists(side: Shown): side is ShownList {
  return Array.isArray(side.value) && Array.isArray(side.shown);
}

function isRedacted(side: Shown | undefined): boolean {
  return side !== undefined && side.value !== side.shown;
}

function fieldShown({ value, shown }: ShownOf<JsonObject>, name: string): Shown | undefined {
  if (!Object.hasOwn(value, name)) return undefined;
  return { value: value[name] as JsonValue, shown: shown[name] as JsonValue };
}

function itemShown({ value, shown }: ShownList, index: number | undefined): Shown | undefined {
  if (index === undefined) return undefined;
  return { value: value[index] as JsonValue, shown: shown[index] as JsonValue };
}

function stepTo(index: number, mergeKey: EntryKey): PathStep {
  // Entries of sets are what they are.
  return isSetKey(mergeKey) ? { index } : { index, mergeKey };
}
