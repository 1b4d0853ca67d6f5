/** Sound files: nothing but notes, and the numbers that status gives. */

import { describe, expect, test } from 'vitest';

import { openSnapshot, status } from '../../../src/index.ts';
import { fixtureNames, readFixture } from '../../build/fixtures.ts';
import { cutTrailer, examine, hasTrailer, recomputeTrailer } from './examine.ts';

const NOTES = ['alarm-active', 'object-encrypted', 'object-undecodable', 'trailer-missing'];

describe.each([...fixtureNames('etcd'), ...fixtureNames('kubernetes')])('%s', (name) => {
  const bytes = readFixture(name, 'snapshot.db');

  test('has no error and no warning', async () => {
    const { verdict, counts, policiesMet, examined } = await examine(bytes);
    expect(verdict).toBe('sound');
    expect(policiesMet).toBe(true);
    expect(counts).toMatchObject({ error: 0, warning: 0, ignored: 0 });
    for (const code of Object.keys(counts.byCode)) expect(NOTES).toContain(code);
    expect(examined.trailer).toBe(hasTrailer(bytes) ? 'matches' : 'missing');
    expect(examined.notExamined).toEqual([]);
  });

  test('has none without its trailer either', async () => {
    const { verdict, counts } = await examine(cutTrailer(bytes));
    expect(verdict).toBe('sound');
    expect(counts).toMatchObject({ error: 0, warning: 0 });
    expect(counts.byCode).toHaveProperty('trailer-missing', 1);
  });

  test('has none where no digest is handed in, and where there is no describer', async () => {
    const portable = await examine(bytes, { digest: undefined, describer: undefined });
    expect(portable.verdict).toBe('sound');
    expect(portable.counts).toMatchObject({ error: 0, warning: 0 });
    expect(portable.examined).toEqual((await examine(bytes)).examined);
  });

  test('is counted as status counts it, all pages in use examined', async () => {
    const { examined, facts } = await examine(bytes);
    const { revision, liveKeys, freePages, totalSize } = await status(await openSnapshot(bytes));
    const pages = examined.pages!;
    expect(examined.liveKeys).toBe(liveKeys);
    expect(facts).toMatchObject({ liveKeys, revision });
    expect(pages.lastRevision).toBe(revision);
    expect(pages.freeCount).toBe(freePages);
    expect(pages.checkedCount + pages.freeCount).toBe(pages.pageCount);
    const pageSize = totalSize / pages.pageCount;
    expect(facts?.sizeInUse).toBe(totalSize - freePages * pageSize);
  });

  test('is decided by its trailer alone, if there is one', async () => {
    const { verdict, examined, facts } = await examine(recomputeTrailer(bytes), { quick: true });
    // A file that was preallocated has no place for a trailer behind its pages.
    expect(verdict).toBe(hasTrailer(bytes) ? 'sound' : 'damaged');
    expect(examined.pages).toBeUndefined();
    expect(facts).toBeUndefined();
    expect(examined.notExamined).toEqual(['pages and store (quick)']);
    const without = await examine(cutTrailer(bytes), { quick: true });
    expect(without.verdict).toBe('unknown');
    expect(without.examined.notExamined[0]).toContain('no trailer');
  });
});
