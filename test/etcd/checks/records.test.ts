/** The checks that look at every record: revisions, lives of keys, leases, and the form of a record. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CreateStoreCheck } from '../../../src/etcd/checks/check.ts';
import { GenerationCheck } from '../../../src/etcd/checks/generations.ts';
import { checkRecordForm } from '../../../src/etcd/checks/record-form.ts';
import { checkRevisions } from '../../../src/etcd/checks/revisions.ts';
import type { StoreView } from '../../../src/etcd/checks/store-view.ts';
import { RecordCursor } from '../../../src/etcd/record-cursor.ts';
import type { Report } from '../../../src/findings.ts';
import { decodePageHeader, viewOf } from '../../../src/bbolt/page.ts';
import type { Page } from '../../../src/bbolt/page.ts';
import { etcd } from '../../../src/messages/etcd.js';
import { bytesOf } from '../../build/database.ts';
import { encodeLeaf } from '../../build/pages.ts';
import { revisionKey } from '../../build/store.ts';

/** A record; what is left out is that of a key that is written for the first time. */
interface Spec {
  readonly main: number;
  readonly sub?: number;
  readonly key?: string;
  readonly deletes?: boolean;
  readonly version?: number;
  readonly created?: number;
  readonly lease?: number;
  /** Bytes in place of the record. */
  readonly raw?: Uint8Array;
}

function encode({
  main,
  key = 'k',
  deletes,
  version = 1,
  created = main,
  lease,
  raw,
}: Spec): Uint8Array {
  if (raw !== undefined) return raw;
  const message = { key: bytesOf(key) };
  if (deletes === true) return etcd.KeyValue.encode(message).finish();
  const numbers = { create_revision: created, mod_revision: main, version };
  const rest = lease === undefined ? {} : { lease };
  return etcd.KeyValue.encode({ ...message, ...numbers, value: bytesOf('v'), ...rest }).finish();
}

function pageOf(specs: readonly Spec[]): Page {
  const elements = specs.map((spec) => ({
    key: revisionKey(spec.main, spec.sub ?? 0, spec.deletes === true),
    value: new Uint8Array(encode(spec)),
  }));
  const bytes = encodeLeaf(7, elements, 65_536);
  const { count } = decodePageHeader(viewOf(bytes));
  return { pgid: 7, type: 'leaf', count, overflow: 0, bytes, view: viewOf(bytes) };
}

/** The codes that a check gives, with the number of the record that it gives each for. */
function run(
  create: (view: StoreView, report: Report) => ReturnType<CreateStoreCheck>,
  specs: readonly Spec[],
  { floor = 1, leases = [] as readonly number[], version = '3.6.0' } = {},
): string[] {
  const found: string[] = [];
  const view: StoreView = {
    bucketNames: new Set(),
    meta: new Map([['storageVersion', bytesOf(version)]]),
    scheduledCompact: undefined,
    finishedCompact: undefined,
    compactFloor: floor,
    leases: new Set(leases.map(BigInt)),
    clusterVersion: undefined,
    memberIds: new Set(),
  };
  const check = create(view, ({ code, place }) => {
    found.push(`${String(place.element)} ${code}`);
  });
  const page = pageOf(specs);
  const cursor = new RecordCursor();
  for (let element = 0; element < page.count; element++) {
    cursor.moveTo(page, element);
    check.record?.(cursor);
  }
  check.end?.();
  return found;
}

const generations = (view: StoreView, report: Report): GenerationCheck =>
  new GenerationCheck(view, report);

describe('revisions', () => {
  test.each<[string, [number, number][], number, string[]]>([
    [
      'one after the other',
      [
        [2, 0],
        [3, 0],
        [4, 0],
      ],
      1,
      [],
    ],
    [
      'several in one transaction',
      [
        [2, 0],
        [2, 1],
        [2, 2],
        [3, 0],
      ],
      1,
      [],
    ],
    ['that begin too late', [[3, 0]], 1, ['0 revision-gap']],
    [
      'with a gap',
      [
        [2, 0],
        [4, 0],
        [5, 0],
      ],
      1,
      ['1 revision-gap'],
    ],
    [
      'with a gap inside a transaction',
      [
        [2, 0],
        [2, 2],
      ],
      1,
      ['1 revision-gap'],
    ],
    [
      'of a transaction without its first',
      [
        [2, 0],
        [3, 1],
      ],
      1,
      ['1 revision-gap'],
    ],
    [
      'with gaps up to what is compacted',
      [
        [2, 0],
        [5, 3],
        [9, 1],
        [10, 0],
      ],
      9,
      [],
    ],
    [
      'with a gap behind what is compacted',
      [
        [2, 0],
        [9, 0],
        [11, 0],
      ],
      9,
      ['2 revision-gap'],
    ],
    [
      'that begin behind what is compacted',
      [
        [10, 0],
        [11, 0],
      ],
      9,
      [],
    ],
    [
      'that jump to what is compacted',
      [
        [2, 0],
        [1_000_000, 0],
        [1_000_001, 0],
      ],
      1_000_000,
      [],
    ],
  ])('%s', (_name, revisions, floor, codes) => {
    const specs = revisions.map(([main, sub]) => ({ main, sub }));
    expect(run(checkRevisions, specs, { floor })).toEqual(codes);
  });
});

describe('the life of a key', () => {
  const first: Spec = { main: 2 };
  const second: Spec = { main: 3, created: 2, version: 2 };
  const end: Spec = { main: 4, deletes: true };
  test.each<[string, Spec[], string[]]>([
    ['written, written again, deleted', [first, second, end], []],
    ['with a second life', [first, end, { main: 5 }, { main: 6, created: 5, version: 2 }], []],
    ['two keys in turn', [first, { main: 3, key: 'l' }, { main: 4, created: 2, version: 2 }], []],
    ['that begins with the second record', [second], ['0 generation-start']],
    ['that begins at another revision', [{ main: 3, created: 2 }], ['0 generation-start']],
    ['without its tombstone', [first, { main: 3 }], ['1 generation-create']],
    [
      'with a version left out',
      [first, { main: 4, created: 2, version: 3 }],
      ['1 generation-version'],
    ],
    [
      'with a version twice',
      [first, { main: 3, created: 2, version: 1 }],
      ['1 generation-version'],
    ],
    [
      'of another create revision',
      [first, { main: 4, created: 3, version: 2 }],
      ['1 generation-create'],
    ],
    ['that is over before it began', [end], ['0 tombstone-orphan']],
    ['that is over twice', [first, end, { ...end, main: 5 }], ['2 tombstone-orphan']],
    [
      'that ends with more than a name',
      [first, { ...end, raw: encode({ main: 4 }) }],
      ['1 tombstone-value'],
    ],
    ['of no name and no bytes', [{ main: 2, raw: new Uint8Array(0) }], []],
  ])('%s', (_name, specs, codes) => {
    expect(run(generations, specs)).toEqual(codes);
  });

  test.each<[string, Spec[], string[]]>([
    ['begins anywhere', [{ main: 8, created: 3, version: 4 }], []],
    ['has its first record left', [{ main: 3 }, { main: 9, created: 3, version: 5 }], []],
    ['ends with what is left of it', [end], []],
    ['was created before any write', [{ main: 8, created: 1, version: 4 }], ['0 generation-start']],
    [
      'was written more often than there are revisions',
      [{ main: 8, created: 6, version: 4 }],
      ['0 generation-start'],
    ],
    [
      'was written more often than between two records',
      [
        { main: 8, created: 3, version: 4 },
        { main: 9, created: 3, version: 6 },
      ],
      ['1 generation-version'],
    ],
    [
      'goes back',
      [
        { main: 8, created: 3, version: 4 },
        { main: 9, created: 3, version: 4 },
      ],
      ['1 generation-version'],
    ],
    [
      'changes its create revision',
      [
        { main: 8, created: 3, version: 4 },
        { main: 9, created: 4, version: 5 },
      ],
      ['1 generation-create'],
    ],
    [
      'goes on behind it',
      [
        { main: 8, created: 3, version: 4 },
        { main: 11, created: 3, version: 5 },
      ],
      [],
    ],
    [
      'leaves a version out behind it',
      [
        { main: 8, created: 3, version: 4 },
        { main: 11, created: 3, version: 6 },
      ],
      ['1 generation-version'],
    ],
    ['begins behind it', [{ main: 11, created: 3, version: 4 }], ['0 generation-start']],
  ])('up to what is compacted: %s', (_name, specs, codes) => {
    expect(run(generations, specs, { floor: 10 })).toEqual(codes);
  });

  test('of any keys in any order is sound, as long as it is kept', () => {
    const steps = fc.array(fc.record({ key: fc.nat(5), deletes: fc.boolean() }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, fc.nat(200), (list, floor) => {
        const lives = new Map<string, { created: number; version: number }>();
        const specs: Spec[] = [];
        for (const { key: number, deletes } of list) {
          const key = `key ${String(number)}`;
          const main = specs.length + 2;
          const life = lives.get(key) ?? { created: main, version: 0 };
          if (deletes && life.version === 0) continue;
          specs.push({ main, key, deletes, created: life.created, version: life.version + 1 });
          if (deletes) lives.delete(key);
          else lives.set(key, { ...life, version: life.version + 1 });
        }
        expect(run(generations, specs)).toEqual([]);
        expect(run(checkRevisions, specs)).toEqual([]);
        // Compaction keeps of each key the newest record up to a revision, unless that is its end.
        const kept = specs.filter((spec, index) => {
          const isOld = spec.main <= floor;
          const next = specs.slice(index + 1).find(({ key }) => key === spec.key);
          return !isOld || (spec.deletes !== true && (next === undefined || next.main > floor));
        });
        expect(run(generations, kept, { floor })).toEqual([]);
        expect(run(checkRevisions, kept, { floor: Math.max(1, floor) })).toEqual([]);
        if (list.length === 0) return;
        const check = new GenerationCheck(
          { compactFloor: 1, leases: new Set() } as unknown as StoreView,
          () => undefined,
        );
        const page = pageOf(specs);
        const cursor = new RecordCursor();
        let live = 0;
        for (let element = 0; element < page.count; element++) {
          cursor.moveTo(page, element);
          check.record(cursor);
          live += check.change;
        }
        expect(check.liveKeys).toBe(lives.size);
        expect(live).toBe(lives.size);
      }),
      { numRuns: 200 },
    );
  });
});

describe('leases', () => {
  const with7: Spec = { main: 2, lease: 7 };
  test.each<[string, Spec[], number[], string[]]>([
    ['one that is there', [with7], [7], []],
    ['one that is not', [with7], [8], ['0 lease-missing']],
    ['one that the key was taken from', [with7, { main: 3, created: 2, version: 2 }], [], []],
    ['one that went with the key', [with7, { main: 3, deletes: true }], [], []],
    [
      'one that the key got later',
      [{ main: 2 }, { main: 3, created: 2, version: 2, lease: 7 }],
      [],
      ['1 lease-missing'],
    ],
  ])('%s', (_name, specs, leases, codes) => {
    expect(run(generations, specs, { leases })).toEqual(codes);
  });

  test('of many keys that are gone are forgotten, those of keys that are there are not', () => {
    const specs: Spec[] = [];
    for (let index = 0; index < 1200; index++) {
      const key = `k${String(index)}`;
      specs.push({ main: specs.length + 2, key, lease: 7 });
      if (index % 400 !== 0) specs.push({ main: specs.length + 2, key, deletes: true });
    }
    const codes = run(generations, specs.slice(0, 2400));
    expect(codes).toEqual(['0 lease-missing', '799 lease-missing', '1598 lease-missing']);
  });
});

describe('the form of a record', () => {
  const field = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
  const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
  const key = field(0x0a, 1, 0x6b);
  const [create, mod, version] = [field(0x10, 2), field(0x18, 2), field(0x20, 1)];
  const value = field(0x2a, 1, 0x76);
  const lease = field(0x30, 5);
  test.each<[string, Uint8Array, boolean]>([
    ['all fields', join(key, create, mod, version, value, lease), true],
    ['no value', join(key, create, mod, version), true],
    ['only a name', key, true],
    ['no bytes', field(), true],
    ['a field that is unknown', join(key, create, mod, version, field(0x6a, 1, 0x76)), false],
    ['a field with a long tag', join(key, create, mod, version, field(0x82, 1, 1, 0)), false],
    ['fields out of order', join(key, mod, create, version), false],
    ['a field twice', join(key, create, create, mod, version), false],
    ['an empty value', join(key, create, mod, version, field(0x2a, 0)), false],
    ['a zero', join(key, create, mod, version, field(0x30, 0)), false],
    ['a number that is longer than needed', join(key, field(0x10, 0x82, 0), mod, version), false],
  ])('%s', (_name, raw, isSound) => {
    const codes = isSound ? [] : ['0 record-value'];
    expect(run(checkRecordForm, [{ main: 2, raw }])).toEqual(codes);
    // A newer release may write what is not known here.
    expect(run(checkRecordForm, [{ main: 2, raw }], { version: '3.9.0' })).toEqual([]);
  });
});
