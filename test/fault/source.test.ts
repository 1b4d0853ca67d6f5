/** A source that fails, or ends early, after N reads, for every N; and operations that are aborted. */

import { describe, expect, test } from 'vitest';

import {
  hashKv,
  MemorySource,
  openDatabase,
  openSnapshot,
  SourceError,
  status,
} from '../../src/index.ts';
import type { ByteSource, RunOptions, Snapshot } from '../../src/index.ts';
import { bytesOf } from '../build/database.ts';
import { codeOf } from '../build/errors.ts';
import { readFixture } from '../build/fixtures.ts';
import { FaultySource } from '../build/sources.ts';
import type { Fault } from '../build/sources.ts';
import { buildStore, plainRecords } from '../build/store.ts';

const REAL = readFixture('etcd/3.6-rich', 'snapshot.db');
const DEEP = buildStore({ records: plainRecords(200), finished: 50, perPage: 3, freelist: true });

async function drain(
  snapshot: Snapshot,
  options: RunOptions & { atRevision?: number } = {},
): Promise<number> {
  let count = 0;
  for await (const records of snapshot.records(options)) count += records.length;
  return count;
}

/** What is done with a source, from opening on. */
const OPERATIONS: [string, (source: ByteSource) => Promise<unknown>][] = [
  ['openDatabase', (source) => openDatabase(source)],
  ['openSnapshot', (source) => openSnapshot(source)],
  ['status', async (source) => status(await openSnapshot(source))],
  ['hashKv', async (source) => hashKv(await openSnapshot(source))],
  ['records', async (source) => drain(await openSnapshot(source))],
  [
    'records at a revision',
    async (source) => drain(await openSnapshot(source), { atRevision: 150 }),
  ],
  ['storeMeta', async (source) => (await openSnapshot(source)).storeMeta()],
  [
    'cursor',
    async (source) => {
      const bucket = await (await openDatabase(source)).bucket(bytesOf('key'));
      const cursor = bucket!.cursor();
      await cursor.last();
      for (let moves = 0; moves < 20; moves++) await cursor.previous();
    },
  ],
];

const FAULTS: [Fault, string][] = [
  ['fails', 'source-failed'],
  ['shortens', 'source-short-read'],
];

describe.each(OPERATIONS)('%s over a source', (name, operate) => {
  const bytes = name.includes('revision') ? DEEP : REAL;
  test.each([
    ...FAULTS.map(([fault, code]) => [fault, code, bytes] as const),
    ...FAULTS.map(([fault, code]) => [fault, code, DEEP] as const),
  ])('that %s after N reads, for every N', async (fault, code, content) => {
    let goodReads = 0;
    for (;;) {
      const source = new FaultySource(new MemorySource(content), goodReads, fault);
      const error = await operate(source).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (!source.hasFailed) {
        expect(error).toBeUndefined();
        break;
      }
      expect(error).toBeInstanceOf(SourceError);
      expect((error as SourceError).code).toBe(code);
      await source.close();
      expect(source.closed).toBe(true);
      goodReads++;
    }
    expect(goodReads).toBeGreaterThan(1);
  });
});

describe('abort', () => {
  const reason = new Error('enough');
  const run: [string, (snapshot: Snapshot, options: RunOptions) => Promise<unknown>][] = [
    ['status', status],
    ['hashKv', hashKv],
    ['records', drain],
    [
      'records at a revision',
      (snapshot, options) => drain(snapshot, { ...options, atRevision: 150 }),
    ],
  ];

  test.each(run)(
    '%s stops with the reason of a signal that was aborted before',
    async (_name, start) => {
      const snapshot = await openSnapshot(DEEP);
      await expect(start(snapshot, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    },
  );

  test.each(run)('%s stops when it is aborted on its way', async (_name, start) => {
    const snapshot = await openSnapshot(DEEP);
    const controller = new AbortController();
    let calls = 0;
    const onProgress = (): void => {
      calls++;
      controller.abort(reason);
    };
    await expect(start(snapshot, { signal: controller.signal, onProgress })).rejects.toBe(reason);
    expect(calls).toBe(1);
  });

  test.each(run)('%s ends well after that, on the same snapshot', async (_name, start) => {
    const snapshot = await openSnapshot(DEEP);
    await expect(start(snapshot, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await codeOf(start(snapshot, {}))).toBe('no error');
  });
});

describe('close', () => {
  test.each([
    ['status', (snapshot: Snapshot) => status(snapshot)],
    ['hashKv', (snapshot: Snapshot) => hashKv(snapshot)],
    ['records', (snapshot: Snapshot) => drain(snapshot)],
  ])('%s fails with source-closed afterwards', async (_name, run) => {
    const snapshot = await openSnapshot(DEEP);
    await snapshot.close();
    await snapshot.close();
    expect(await codeOf(run(snapshot))).toBe('source-closed');
  });

  test('a snapshot is closed when its scope is left', async () => {
    let kept: Snapshot;
    {
      await using snapshot = await openSnapshot(DEEP);
      kept = snapshot;
      expect(await codeOf(status(snapshot))).toBe('no error');
    }
    expect(await codeOf(status(kept))).toBe('source-closed');
  });

  test('progress ends at no more than the whole file', async () => {
    const seen: number[] = [];
    let total = 0;
    const snapshot = await openSnapshot(REAL);
    await status(snapshot, {
      onProgress: ({ doneBytes, totalBytes }) => {
        seen.push(doneBytes);
        total = totalBytes;
      },
    });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeLessThanOrEqual(total);
    expect(total).toBe(snapshot.database.imageSize);
  });
});
