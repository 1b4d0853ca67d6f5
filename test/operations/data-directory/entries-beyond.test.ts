/**
 * What the log holds beyond the database: against a model that is nothing but arrays, and against
 * what servers had at the end of runs of which an early snapshot was kept.
 */

import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';

import { MemoryDirectory } from '../../../src/io/directory-source.ts';
import { BeyondCounter } from '../../../src/operations/data-directory/entries-beyond.ts';
import type {
  EntriesBeyond,
  StateBefore,
} from '../../../src/operations/data-directory/entries-beyond.ts';
import { openDataDirectory } from '../../../src/operations/data-directory/open.ts';
import { readWal } from '../../../src/operations/data-directory/read-wal.ts';
import { readLayout } from '../../../src/operations/data-directory/layout.ts';
import {
  dataDirectoryNames,
  directoryFiles,
  forgetDirectories,
} from '../../build/data-directory.ts';
import { filesOf, readFixture, readFixtureJson } from '../../build/fixtures.ts';
import { bytesOf } from '../../build/database.ts';
import { entries, put, puts } from '../../build/member-directory.ts';
import { encodeRequest } from '../../build/requests.ts';
import { buildLog, logDirectory } from '../../build/wal.ts';
import type { LogItem } from '../../build/wal.ts';

const DATABASE: StateBefore = { consistentIndex: 0, revision: 1, mayRefuse: false };

/** What lies beyond a database, by way of a whole log; all of it is certain unless said otherwise. */
async function beyond(
  items: readonly LogItem[],
  before: Partial<StateBefore> = {},
  certainIndex = Infinity,
): Promise<EntriesBeyond> {
  const counter = new BeyondCounter({ ...DATABASE, ...before });
  const { log } = await readLayout(logDirectory(buildLog([{ items }])));
  await readWal(log!, {
    report: () => undefined,
    take: (batch) => {
      counter.take(batch);
    },
  });
  return counter.result(certainIndex);
}

const request = (fields: Record<string, unknown>): Uint8Array =>
  encodeRequest('InternalRaftRequest', { ID: 1, ...fields });
const DELETE = request({ delete_range: { key: bytesOf('k') } });
const ALARM = request({ alarm: { action: 1, memberID: 1, alarm: 1 } });

describe('counted', () => {
  test('are the entries behind the consistent index', async () => {
    expect(await beyond(puts(1, 10), { consistentIndex: 7, revision: 8 })).toEqual({
      entryCount: 3,
      firstIndex: 8,
      lastIndex: 10,
      revisionFrom: 11,
      revisionAtMost: 11,
    });
  });

  test.each([10, 11, 1000])('is nothing with a database as far as %s', async (consistentIndex) => {
    expect(await beyond(puts(1, 10), { consistentIndex, revision: 8 })).toEqual({
      entryCount: 0,
      firstIndex: 0,
      lastIndex: 0,
      revisionFrom: 8,
      revisionAtMost: 8,
    });
  });

  test('is nothing in an empty log', async () => {
    expect(await beyond([])).toMatchObject({ entryCount: 0, revisionFrom: 1, revisionAtMost: 1 });
  });

  test('are more than fit into the room at the beginning', async () => {
    expect(await beyond(puts(1, 3000))).toMatchObject({
      entryCount: 3000,
      revisionFrom: 3001,
      revisionAtMost: 3001,
    });
  });
});

describe('the revision', () => {
  test('is a range where a request may change nothing', async () => {
    const items = entries(1, [put('a'), DELETE, undefined, put('b', { lease: 5 })]);
    expect(await beyond(items)).toMatchObject({ revisionFrom: 2, revisionAtMost: 4 });
  });

  test('grows for certain only up to an alarm', async () => {
    const items = entries(1, [put('a'), ALARM, put('b'), put('c')]);
    expect(await beyond(items)).toMatchObject({ revisionFrom: 2, revisionAtMost: 4 });
  });

  test('does not grow for certain where requests may be refused from the beginning', async () => {
    const range = { revisionFrom: 1, revisionAtMost: 4 };
    expect(await beyond(puts(1, 3), { mayRefuse: true })).toMatchObject(range);
  });

  test('grows for certain only as far as entries are certain', async () => {
    expect(await beyond(puts(1, 5), {}, 3)).toMatchObject({
      entryCount: 5,
      revisionFrom: 4,
      revisionAtMost: 6,
    });
  });

  test('does not grow by changes of the configuration', async () => {
    const item: LogItem = { kind: 'entry', term: 2, index: 1, entryType: 1, data: put('a') };
    expect(await beyond([item])).toMatchObject({ entryCount: 1, revisionAtMost: 1 });
  });
});

test('an entry replaces all from its index on, also those before the database', async () => {
  const again = entries(3, [DELETE]);
  expect(await beyond([...puts(1, 9), ...again])).toMatchObject({
    entryCount: 3,
    lastIndex: 3,
    revisionFrom: 3,
    revisionAtMost: 4,
  });
  const before = { consistentIndex: 5, revision: 6 };
  expect(await beyond([...puts(1, 9), ...again], before)).toMatchObject({ entryCount: 0 });
});

/** One put or other request, appended or in the place of an earlier one. */
interface Step {
  readonly back: number;
  readonly kind: 'put' | 'delete' | 'alarm' | 'nothing';
}

const BYTES = { put: put('k'), delete: DELETE, alarm: ALARM, nothing: undefined } as const;
const step: fc.Arbitrary<Step> = fc.record({
  back: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(6)),
  kind: fc.constantFrom('put', 'put', 'put', 'delete', 'nothing', 'alarm'),
});

test('random logs with replaced entries come to what a plain list comes to', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.nat(30),
      fc.nat(40),
      fc.boolean(),
      async (steps, consistentIndex, certainIndex, mayRefuse) => {
        const kinds: Step['kind'][] = [];
        const items = steps.flatMap(({ back, kind }) => {
          kinds.length = Math.max(0, kinds.length - back);
          kinds.push(kind);
          return entries(kinds.length, [BYTES[kind]]);
        });
        const before = { consistentIndex, revision: 100, mayRefuse };
        const found = await beyond(items, before, certainIndex);
        expect(found).toEqual(modelOf(kinds, before, certainIndex));
      },
    ),
  );
});

function modelOf(
  kinds: readonly Step['kind'][],
  { consistentIndex, revision, mayRefuse }: StateBefore,
  certainIndex: number,
): EntriesBeyond {
  const left = kinds.slice(consistentIndex);
  const alarm = left.indexOf('alarm');
  const sure = mayRefuse ? [] : left.slice(0, alarm < 0 ? left.length : alarm);
  const isCertain = (_kind: string, at: number): boolean =>
    consistentIndex + 1 + at <= certainIndex;
  const count = (list: readonly string[], ...wanted: string[]): number =>
    list.filter((kind) => wanted.includes(kind)).length;
  return {
    entryCount: left.length,
    firstIndex: left.length === 0 ? 0 : consistentIndex + 1,
    lastIndex: left.length === 0 ? 0 : kinds.length,
    revisionFrom: revision + count(sure.filter(isCertain), 'put'),
    revisionAtMost: revision + count(left, 'put', 'delete'),
  };
}

describe('from an early snapshot and the whole log', () => {
  const names = dataDirectoryNames().filter((name) =>
    filesOf(`datadirs/${name}`).includes('early.db.gz'),
  );
  afterEach(forgetDirectories);

  test('there are such', () => {
    expect(names.length).toBeGreaterThan(6);
  });

  test.each(names)('%s: the revision at the end lies in the range', async (name) => {
    const files = new Map(await directoryFiles(name));
    files.set('member/snap/db', readFixture(`datadirs/${name}`, 'early.db'));
    const { facts, wal } = await openDataDirectory(new MemoryDirectory(files));
    const { server_facts_before_stop: known } = readFixtureJson<{
      server_facts_before_stop: { current_revision: number };
    }>(`datadirs/${name}`, 'expect.json');
    const { revisionFrom, revisionAtMost, firstIndex, lastIndex, entryCount } = facts.beyond!;
    expect(known.current_revision).toBeGreaterThanOrEqual(revisionFrom);
    expect(known.current_revision).toBeLessThanOrEqual(revisionAtMost);
    // It does not simply say "anything".
    expect(revisionFrom).toBeGreaterThan(facts.revision!);
    expect(revisionAtMost - facts.revision!).toBeLessThanOrEqual(entryCount);
    expect([firstIndex, lastIndex]).toEqual([facts.consistentIndex! + 1, wal!.lastIndex]);
  });
});
