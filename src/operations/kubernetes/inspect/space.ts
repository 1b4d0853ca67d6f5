/** Where the space goes: what the columns of keys add up to. */

import { CLASS_LABELS } from '../../../kubernetes/storage/object-class.ts';
import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import type { KeyGroup } from './key-groups.ts';
import type { KeyTable } from './key-table.ts';
import type { ClassSpace, NamespaceSpace, ResourceSpace, SpaceCounts } from './report.ts';

/** Namespaces of a resource that are told one by one, if it has more. */
const NAMESPACES_MAX = 50;

/** Counts that grow. */
interface Counts {
  objects: number;
  liveBytes: number;
  historyRecords: number;
  historyBytes: number;
}

/** Counts of each group of keys. */
export class SpaceTally {
  readonly #groups: readonly KeyGroup[];
  readonly #counts: readonly Counts[];

  constructor(keys: KeyTable, groups: readonly KeyGroup[]) {
    this.#groups = groups;
    this.#counts = groups.map(() => noCounts());
    for (let number = 0; number < keys.length; number++) {
      const counts = this.#counts[keys.groups[number] ?? 0];
      if (counts === undefined) continue;
      const live = keys.is(number) ? 1 : 0;
      const liveBytes = live * (keys.recordBytes[number] ?? 0);
      counts.objects += live;
      counts.liveBytes += liveBytes;
      counts.historyRecords += (keys.records[number] ?? 0) - live;
      counts.historyBytes += (keys.retainedBytes[number] ?? 0) - liveBytes;
    }
  }

  /** All keys together. */
  get total(): SpaceCounts {
    return sumOf(this.#counts);
  }

  /** Live objects and their bytes by namespace, of what is in one. */
  namespaces(): Map<string, SpaceCounts> {
    const found = new Map<string, Counts[]>();
    for (const [number, { namespace }] of this.#groups.entries()) {
      const counts = this.#counts[number];
      if (namespace === undefined || counts === undefined) continue;
      const list = found.get(namespace);
      if (list === undefined) found.set(namespace, [counts]);
      else list.push(counts);
    }
    return new Map([...found].map(([name, list]) => [name, sumOf(list)]));
  }

  /** Classes, largest first, of whatever has a record. */
  classes(): ClassSpace[] {
    const numbers = this.#groups.map((_, number) => number);
    return [...grouped(numbers, (number) => this.#groups[number]?.class ?? 'other')]
      .map(([name, members]) => this.#class(name, members))
      .sort(largestFirst);
  }

  #class(name: ObjectClass, numbers: readonly number[]): ClassSpace {
    const byResource = grouped(numbers, (number) => {
      const { resource, owner } = this.#groups[number] ?? {};
      return JSON.stringify([resource, owner]);
    });
    const resources = [...byResource.values()].map((members) => this.#resource(members));
    return {
      class: name,
      label: CLASS_LABELS[name],
      ...sumOf(resources),
      resources: resources.sort(largestFirst),
    };
  }

  #resource(numbers: readonly number[]): ResourceSpace {
    const [first = 0] = numbers;
    const { resource = '', owner } = this.#groups[first] ?? {};
    const all = numbers.map((number) => this.#namespace(number)).sort(largestFirst);
    const isLong = all.length > NAMESPACES_MAX;
    const told = all.filter(({ isRest }, at) => !isRest && (!isLong || at < NAMESPACES_MAX));
    const rest = all.filter((one) => !told.includes(one));
    const restOf = { namespace: '', isRest: true, ...sumOf(rest) };
    return {
      resource,
      owner,
      ...sumOf(all),
      namespaces: rest.length > 0 ? [...told, restOf] : told,
    };
  }

  #namespace(number: number): NamespaceSpace {
    const { namespace = '', isRest = false } = this.#groups[number] ?? {};
    return { namespace, isRest, ...(this.#counts[number] ?? noCounts()) };
  }
}

function grouped<K>(numbers: readonly number[], keyOf: (number: number) => K): Map<K, number[]> {
  const found = new Map<K, number[]>();
  for (const number of numbers) {
    const key = keyOf(number);
    const list = found.get(key);
    if (list === undefined) found.set(key, [number]);
    else list.push(number);
  }
  return found;
}

function noCounts(): Counts {
  return { objects: 0, liveBytes: 0, historyRecords: 0, historyBytes: 0 };
}

function sumOf(list: readonly SpaceCounts[]): SpaceCounts {
  const sum = noCounts();
  for (const counts of list) {
    sum.objects += counts.objects;
    sum.liveBytes += counts.liveBytes;
    sum.historyRecords += counts.historyRecords;
    sum.historyBytes += counts.historyBytes;
  }
  return sum;
}

function largestFirst(a: SpaceCounts, b: SpaceCounts): number {
  return b.liveBytes + b.historyBytes - (a.liveBytes + a.historyBytes);
}
