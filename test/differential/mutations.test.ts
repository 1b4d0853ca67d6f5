/**
 * Damaged files: what the released tools were recorded to say of each (`fixtures/mutations`), and
 * what we say. Where a tool gives an answer, ours is the same; where it fails, we name the damage;
 * what differs is listed with its reason.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { knownDifferences } from './harness/known-differences.ts';
import { mutatedBytes, readMutations } from './harness/mutation-files.ts';
import { ours } from './harness/ours.ts';
import { Tally } from './harness/tally.ts';
import { ETCD_VERSIONS } from '../oracles/versions.ts';
import type { RecordedAnswer, RecordedMutation } from './harness/mutation-files.ts';
import type { RunResult } from './harness/run.ts';

const NEWEST = ETCD_VERSIONS[ETCD_VERSIONS.length - 1]!;
interface Expected {
  readonly verdict: string;
  readonly codes: readonly string[];
}

const TIMEOUT_MS = 120_000;

const mutations = readMutations();
const expectedOfVerify = JSON.parse(
  readFileSync(new URL('../../fixtures/verify/expected.json', import.meta.url), 'utf8'),
) as Record<string, { asIs: Expected; trailerRecomputed?: Expected }>;
const tally = new Tally();
const rows: string[][] = [];
const differing: string[] = [];
const missed: string[] = [];

describe('damaged files', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-mutations-'));
    for (const mutation of mutations) await compare(mutation, folder);
  }, TIMEOUT_MS);
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    await tally.finish('mutations', suite, { input: `${String(mutations.length)} cases`, rows });
  });

  it('status differs where it is known to, and nowhere else', () => {
    expect(rows).toHaveLength(mutations.length);
    expect(differing.sort()).toEqual([...knownDifferences('status').keys()].sort());
  });

  it('what the newest release refuses, we refuse', () => {
    expect(missed).toEqual([]);
  });
});

async function compare(mutation: RecordedMutation, folder: string): Promise<void> {
  const { id, results } = mutation;
  const path = join(folder, `${id}.db`);
  await writeFile(path, mutatedBytes(mutation));
  for (const version of ETCD_VERSIONS) {
    const found = await ours(['status', path, '--compat', version.slice(0, 3)]);
    expect([0, 1, 2], id).toContain(found.exit);
    const theirs = results.snapshot_status[version];
    // Both may answer only with the same; the list below is of files that we refuse.
    if (theirs.exit === 0 && found.exit === 0)
      expect(found.stdout.trimEnd(), id).toBe(theirs.stdout);
    if ((theirs.exit === 0) !== (found.exit === 0)) differing.push(`${id} ${version}`);
    // A gzip file is unpacked, and what is in it is undamaged.
    const isMissed = theirs.exit !== 0 && found.exit === 0 && id !== 'gzipped';
    if (version === NEWEST && isMissed) missed.push(id);
    tally.add(`\`status\` against the recorded answer of ${version}`);
  }
  rows.push([
    id,
    mutation.breaks,
    ...ETCD_VERSIONS.map((version) => ending(results.snapshot_status[version])),
    ending(results.bbolt_check),
    await statusVerdict(path),
    await checkVerdict(path),
    verifyVerdict(id),
  ]);
  await rm(path);
}

function ending({ exit }: RecordedAnswer): string {
  if (exit === 0) return 'ok';
  // A Go program that panics ends with 2.
  return exit === 2 ? 'crash' : 'error';
}

async function statusVerdict(path: string): Promise<string> {
  const found = await ours(['status', path, '-w', 'json']);
  return verdict(found, [errorCode(found)]);
}

async function checkVerdict(path: string): Promise<string> {
  const found = await ours(['bbolt', 'check', path, '-w', 'json']);
  if (found.stdout === '') return verdict(found, [errorCode(found)]);
  const { counts } = JSON.parse(found.stdout) as { counts: Record<string, number> };
  return verdict(found, Object.keys(counts));
}

/**
 * What `verify` says of the case with its trailer made anew, so that the digest does not do the
 * work; kept by test/operations/verify/damage.test.ts.
 */
function verifyVerdict(id: string): string {
  const { asIs, trailerRecomputed = asIs } = expectedOfVerify[id]!;
  const codes = trailerRecomputed.codes.filter((code) => code !== 'trailer-missing');
  return [trailerRecomputed.verdict, ...codes.map((code) => `\`${code}\``)].join(' ');
}

function verdict({ exit }: RunResult, codes: readonly string[]): string {
  if (exit === 0) return 'ok';
  return `${String(exit)} ${codes.map((code) => `\`${code}\``).join(', ')}`;
}

function errorCode({ exit, stderr }: RunResult): string {
  if (exit === 0) return '';
  return (JSON.parse(stderr) as { error: { code: string } }).error.code;
}
