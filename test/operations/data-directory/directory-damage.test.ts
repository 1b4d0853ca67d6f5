/**
 * Every known damage of a data directory: what `verify` finds, beside what etcd did when it was
 * started on the same files. The table is committed in fixtures/verify/directory-damage.json, with a
 * reason wherever the two disagree. `REWRITE=1` rewrites what is found and keeps the reasons.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { afterAll, describe, expect, it } from 'vitest';

import { severityOf } from '../../../src/findings.ts';
import type { ProblemCode } from '../../../src/findings.ts';
import { verifyDataDirectory } from '../../../src/operations/data-directory/verify.ts';
import {
  baseDirectory,
  directoryMutations,
  forgetDirectories,
  memoryDirectory,
} from '../../build/data-directory.ts';
import type { DirectoryMutation } from '../../build/data-directory.ts';
import { withFolder } from '../../build/kept-folder.ts';
import { nodeDigest } from '../verify/examine.ts';

interface Row {
  /** What the server did: it answers reads, it ends, or it runs and never becomes healthy. */
  readonly server: string;
  readonly verdict: string;
  readonly codes: readonly string[];
  /** Why verdict and server disagree. */
  readonly reason?: string;
}

const TABLE = new URL('../../../fixtures/verify/directory-damage.json', import.meta.url);
const VERSIONS = ['3.5', '3.6', '3.7'] as const;
const KINDS = ['wal', 'segments'] as const;

const rewrite = process.env['REWRITE'] === '1';
const table = JSON.parse(readFileSync(TABLE, 'utf8')) as Record<string, Row>;
const rewritten: Record<string, Row> = {};
const cases = VERSIONS.flatMap((version) =>
  KINDS.flatMap((kind) => directoryMutations(kind, version)),
);

afterAll(async () => {
  forgetDirectories();
  if (!rewrite) return;
  const options = { ...(await resolveConfig(TABLE.pathname)), parser: 'json' };
  writeFileSync(TABLE, await format(JSON.stringify(rewritten), options));
});

it.skipIf(rewrite)('has a line for every damage, and for nothing else', () => {
  expect(Object.keys(table)).toEqual(cases.map(({ id }) => id));
});

describe.each(cases)('$id: $breaks', (mutation) => {
  it('is found, or there is a reason', async () => {
    const found = await find(mutation);
    const { reason } = table[mutation.id] ?? {};
    rewritten[mutation.id] = { ...found, ...(reason === undefined ? {} : { reason }) };
    if (rewrite) return;
    expect(rewritten[mutation.id]).toEqual(table[mutation.id]);
    const agrees = (found.verdict === 'sound') === (found.server === 'serves');
    if (agrees) expect(reason).toBeUndefined();
    else expect(reason).toMatch(/\w/);
    // Whoever is told that a directory is sound must not be left with a server that does not start.
    if (found.verdict === 'sound') expect(found.server).toBe('serves');
  });
});

async function find(mutation: DirectoryMutation): Promise<Omit<Row, 'reason'>> {
  const memory = await memoryDirectory(baseDirectory(mutation), mutation.ops);
  // The folder of a log stays when its last segment is deleted.
  const directory = withFolder(memory, 'member/wal');
  const { result } = verifyDataDirectory(directory, { digest: nodeDigest });
  const { verdict, counts } = await result;
  const codes = Object.keys(counts.byCode).sort() as ProblemCode[];
  expect(verdict === 'damaged').toBe(codes.some((code) => severityOf(code) === 'error'));
  return { server: serverOf(mutation), verdict, codes };
}

function serverOf({ result: { started } }: DirectoryMutation): string {
  if (started === true) return 'serves';
  return started === false ? 'ends' : 'never healthy';
}
