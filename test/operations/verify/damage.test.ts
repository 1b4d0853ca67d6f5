/**
 * Every known damage three times: as it is, without the trailer, and with a trailer that fits the
 * damaged bytes. What is found is committed in fixtures/verify/expected.json, and so is the reason
 * why a file that is called sound is right to be. `REWRITE=1` rewrites what is found and keeps the
 * reasons.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { afterAll, describe, expect, it } from 'vitest';

import { isEtcdSnapshotError } from '../../../src/errors.ts';
import { severityOf } from '../../../src/findings.ts';
import type { ProblemCode } from '../../../src/findings.ts';
import { readFixture } from '../../build/fixtures.ts';
import { mutations } from '../../cli/folder.ts';
import { applyOperations, baseFixture } from '../../mutations.ts';
import type { Mutation } from '../../mutations.ts';
import { cutTrailer, examine, hasTrailer, recomputeTrailer } from './examine.ts';

/** What is found in one form of a damaged file, the codes of the undamaged one left out. */
interface Found {
  /** Verdict, or `error` where nothing could be examined. */
  readonly verdict: string;
  readonly codes: readonly string[];
}

type Form = (typeof FORMS)[number]['name'];

interface Row extends Partial<Record<Form, Found>> {
  /** Why this is no damage, or cannot be known. */
  readonly reason?: string;
}

const FORMS = [
  { name: 'asIs', change: (bytes: Uint8Array) => bytes },
  { name: 'withoutTrailer', change: cutTrailer },
  { name: 'trailerRecomputed', change: recomputeTrailer },
] as const;
const TABLE = new URL('../../../fixtures/verify/expected.json', import.meta.url);
/** What both bases have, undamaged: an alarm, and values of other programs under /registry. */
const OF_THE_BASES = ['alarm-active', 'object-undecodable'];

const table = JSON.parse(readFileSync(TABLE, 'utf8')) as Record<string, Row>;
const rewritten: Record<string, Row> = {};
const rewrite = process.env['REWRITE'] === '1';
const cases = mutations();
const bases = new Map(
  [...new Set(cases.map(baseFixture))].map((name) => [name, readFixture(name, 'snapshot.db')]),
);

afterAll(async () => {
  if (!rewrite) return;
  const options = { ...(await resolveConfig(TABLE.pathname)), parser: 'json' };
  writeFileSync(TABLE, await format(JSON.stringify(rewritten), options));
});

it.skipIf(rewrite)('has a line for every damage, and for nothing else', () => {
  expect(Object.keys(table)).toEqual(cases.map(({ id }) => id));
});

describe.each(cases)('$id: $breaks', (mutation) => {
  it('is found, or there is a reason', async () => {
    const bytes = damaged(mutation);
    // Where there is no trailer, there is none to be cut off or computed.
    const forms = FORMS.filter(({ name }) => name === 'asIs' || hasTrailer(bytes));
    const found: Row = Object.fromEntries(
      await Promise.all(
        forms.map(async ({ name, change }) => [name, await find(change(bytes))] as const),
      ),
    );
    const { reason } = table[mutation.id] ?? {};
    rewritten[mutation.id] = { ...found, ...(reason === undefined ? {} : { reason }) };
    if (rewrite) return;
    expect(rewritten[mutation.id]).toEqual(table[mutation.id]);
    // A trailer that was computed before the damage always tells.
    if (hasTrailer(bytes) && mutation.ops.length > 0) expect(found.asIs?.verdict).toBe('damaged');
    const quiet = forms.filter(({ name }) => found[name]!.verdict === 'sound');
    if (quiet.length > 0) expect(reason).toMatch(/\w/);
    else expect(reason).toBeUndefined();
  });
});

function damaged(mutation: Mutation): Uint8Array {
  return applyOperations(bases.get(baseFixture(mutation))!, mutation.ops);
}

async function find(bytes: Uint8Array): Promise<Found> {
  try {
    const { verdict, counts } = await examine(bytes);
    const codes = Object.keys(counts.byCode).sort() as ProblemCode[];
    expect(verdict === 'damaged').toBe(codes.some((code) => severityOf(code) === 'error'));
    return { verdict, codes: codes.filter((code) => !OF_THE_BASES.includes(code)) };
  } catch (error) {
    if (!isEtcdSnapshotError(error)) throw error;
    return { verdict: 'error', codes: [error.code] };
  }
}
