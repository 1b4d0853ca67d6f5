/** How a verification runs: driven from both ends, aborted, over sources that fail or change. */

import { describe, expect, test } from 'vitest';

import { SourceError } from '../../../src/errors.ts';
import { problem } from '../../../src/findings.ts';
import { MemorySource } from '../../../src/io/memory-source.ts';
import type { ByteSource } from '../../../src/io/source.ts';
import { kubernetes } from '../../../src/kubernetes/describer.ts';
import type { Finding } from '../../../src/operations/verify/collector.ts';
import { verify } from '../../../src/operations/verify/verify.ts';
import type { VerifyRun } from '../../../src/operations/verify/verify.ts';
import { openSnapshot } from '../../../src/index.ts';
import { readFixture } from '../../build/fixtures.ts';
import { FaultySource } from '../../build/sources.ts';
import { applyOperations } from '../../mutations.ts';
import { cutTrailer, examine, examineSource, nodeDigest } from './examine.ts';

const SMALL = readFixture('etcd/3.6-members', 'snapshot.db');
const DEEP = cutTrailer(readFixture('etcd/3.6-midcompact', 'snapshot.db'));
/** Every record of the key bucket's first leaf has lost its version. */
const BROKEN = brokenTags(readFixture('etcd/3.6-midcompact', 'snapshot.db'));

async function collect(run: VerifyRun): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of run) findings.push(finding);
  return findings;
}

/** A source that has changed by the time it is asked. */
function changing(bytes: Uint8Array, what: string | undefined): ByteSource {
  const source = new MemorySource(bytes);
  return {
    name: source.name,
    size: source.size,
    read: (offset, target) => source.read(offset, target),
    changed: () => Promise.resolve(what),
    close: () => source.close(),
  };
}

/** The tag of the value, in a record whose value is text, turned into one that is unknown. */
function brokenTags(bytes: Uint8Array): Uint8Array {
  const broken = bytes.slice();
  const text = Buffer.from(broken.buffer);
  const value = Buffer.from('*\tvalue ');
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) broken[at] = 0x6a;
  return cutTrailer(broken);
}

describe('a run', () => {
  test('is driven by its result alone', async () => {
    const { verdict } = await verify(new MemorySource(SMALL)).result;
    expect(verdict).toBe('sound');
  });

  test('is driven by iterating alone', async () => {
    const codes = (await collect(verify(new MemorySource(DEEP)))).map(({ code }) => code);
    expect(codes).toEqual(['trailer-missing']);
  });

  test('does nothing before it is asked', async () => {
    const source = new FaultySource(new MemorySource(SMALL), 0, 'fails');
    verify(source);
    await Promise.resolve();
    expect(source.hasFailed).toBe(false);
  });

  test('runs once, whoever asks, and each iteration sees every finding', async () => {
    const run = verify(new MemorySource(BROKEN));
    const [first, second, result] = await Promise.all([collect(run), collect(run), run.result]);
    expect(first.length).toBeGreaterThan(10);
    expect(second).toEqual(first);
    expect(await collect(run)).toEqual(first);
    expect(await run.result).toBe(result);
  });

  test('goes on when an iteration is left early', async () => {
    const run = verify(new MemorySource(BROKEN));
    for await (const finding of run) {
      expect(finding.code).toBe('record-value');
      break;
    }
    expect((await run.result).counts.error).toBeGreaterThan(10);
  });

  test('takes a snapshot that is open', async () => {
    expect((await verify(await openSnapshot(SMALL)).result).verdict).toBe('sound');
  });

  test('tells the same for any seed of its table', async () => {
    const results = await Promise.all([0, 1, 0xffff_ffff].map((seed) => examine(DEEP, { seed })));
    for (const result of results) expect(result).toEqual(results[0]);
  });

  test('says how far it is, up to the whole image at most', async () => {
    const seen: number[] = [];
    await examine(DEEP, {
      onProgress: ({ doneBytes, totalBytes }) => {
        expect(totalBytes).toBe(DEEP.length);
        seen.push(doneBytes);
      },
    });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeLessThanOrEqual(DEEP.length);
  });
});

describe('findings', () => {
  test('of one code are kept up to a number, and all are counted', async () => {
    const all = await examine(BROKEN, { findingsMax: Infinity });
    const total = all.counts.byCode['record-value'] ?? 0;
    expect(total).toBeGreaterThan(100);
    for (const findingsMax of [0, 1, 7, 100]) {
      const run = verify(new MemorySource(BROKEN), { findingsMax });
      const kept = (await collect(run)).filter(({ code }) => code === 'record-value');
      expect(kept).toHaveLength(findingsMax);
      expect((await run.result).counts.byCode['record-value']).toBe(total);
    }
    const usual = await collect(verify(new MemorySource(BROKEN)));
    expect(usual.filter(({ code }) => code === 'record-value')).toHaveLength(100);
  });

  test('that are ignored are counted apart and decide nothing', async () => {
    const { counts, verdict } = await examine(BROKEN, {
      ignore: ['record-value', 'trailer-missing'],
    });
    const { counts: all } = await examine(BROKEN);
    expect(all.byCode).toEqual({ 'record-value': all.error, 'trailer-missing': 1 });
    expect(counts).toEqual({ error: 0, warning: 0, note: 0, ignored: all.error + 1, byCode: {} });
    expect(verdict).toBe('sound');
  });

  test('of the caller are counted with the rest', async () => {
    const around = [problem('file-leftover-part', {}, { name: 'a.db.part' })];
    const run = verify(new MemorySource(SMALL), { around });
    expect((await collect(run)).map(({ code }) => code)).toEqual(['file-leftover-part']);
    expect((await run.result).verdict).toBe('sound');
  });
});

const FAULTS = [
  ['fails', 'source-failed'],
  ['shortens', 'source-short-read'],
] as const;

describe.each([
  ['a small snapshot', SMALL],
  ['a store with branch pages', DEEP],
  ['a damaged store', BROKEN],
])('%s over a source', (_name, bytes) => {
  test.each(FAULTS)('that %s after N reads, for every N', async (fault, code) => {
    let goodReads = 0;
    for (; ; goodReads++) {
      const source = new FaultySource(new MemorySource(bytes), goodReads, fault);
      const run = verify(source, { describer: kubernetes, digest: nodeDigest });
      const [iteration, result] = await Promise.allSettled([collect(run), run.result]);
      if (!source.hasFailed) {
        expect(iteration.status).toBe('fulfilled');
        expect(result.status).toBe('fulfilled');
        break;
      }
      for (const { status, reason } of [iteration, result] as PromiseRejectedResult[]) {
        expect(status).toBe('rejected');
        expect(reason).toBeInstanceOf(SourceError);
        expect((reason as SourceError).code).toBe(code);
      }
    }
    expect(goodReads).toBeGreaterThan(8);
  });

  test('that fails in the digest only', async () => {
    const failed = new SourceError('source-failed', 'made to fail', {});
    const digest = (): Promise<Uint8Array> => Promise.reject(failed);
    const outcome = examine(readFixture('etcd/3.6-members', 'snapshot.db'), { digest });
    await expect(outcome).rejects.toBe(failed);
    expect((await examine(bytes, { digest: nodeDigest })).examined.pages).toBeDefined();
  });
});

describe('a run that is aborted', () => {
  const reason = new Error('enough');

  test('before it begins rejects with the reason', async () => {
    const signal = AbortSignal.abort(reason);
    for (const bytes of [SMALL, DEEP]) {
      await expect(examine(bytes, { signal })).rejects.toBe(reason);
      const portable = examine(bytes, { signal, digest: undefined });
      await expect(portable).rejects.toBe(reason);
    }
  });

  test('on its way rejects with the reason, and iterating ends with it', async () => {
    const controller = new AbortController();
    const onProgress = (): void => {
      controller.abort(reason);
    };
    const run = verify(new MemorySource(DEEP), { signal: controller.signal, onProgress });
    await expect(collect(run)).rejects.toBe(reason);
    await expect(run.result).rejects.toBe(reason);
  });
});

describe('a file that changed while it was read', () => {
  test.each(['size', 'modification time', 'file behind the name'])('(%s)', async (what) => {
    const { verdict, counts, examined } = await examineSource(changing(SMALL, what));
    expect(verdict).toBe('unknown');
    expect(counts.byCode).toEqual({ 'file-changed': 1 });
    expect(counts.warning).toBe(1);
    expect(examined.notExamined.join()).toContain('changed');
    const quick = await examineSource(changing(SMALL, what), { quick: true });
    expect(quick.verdict).toBe('unknown');
  });

  test('is not called damaged by what was seen meanwhile', async () => {
    const { verdict, counts } = await examineSource(changing(BROKEN, 'size'));
    expect(verdict).toBe('unknown');
    expect(counts.byCode).toHaveProperty('file-changed', 1);
  });

  test('and one that did not is not', async () => {
    expect((await examineSource(changing(SMALL, undefined))).verdict).toBe('sound');
  });
});

describe('a file that cannot be opened', () => {
  test.each([
    ['is empty', [{ op: 'truncate', size: 0 }], 'file-empty'],
    [
      'has no metas',
      [
        { op: 'write', at: 16, hex: '00' },
        { op: 'write', at: 4112, hex: '00' },
      ],
      'file-not-bbolt',
    ],
    ['is cut off', [{ op: 'truncate', size: 16_384 }], 'file-too-short'],
  ] as const)('because it %s', async (_name, ops, code) => {
    const { verdict, counts, examined, facts } = await examine(applyOperations(SMALL, ops));
    expect(verdict).toBe('damaged');
    expect(counts.byCode).toEqual({ [code]: 1 });
    expect(examined).toMatchObject({ trailer: undefined, pages: undefined, liveKeys: undefined });
    expect(examined.notExamined).toHaveLength(1);
    expect(facts).toBeUndefined();
  });

  test('because it is compressed is rejected', async () => {
    const gzipped = applyOperations(SMALL, [{ op: 'gzip' }]);
    await expect(examine(gzipped)).rejects.toMatchObject({ code: 'compressed-input' });
  });
});
