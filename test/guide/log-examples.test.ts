/**
 * The examples on the pages of write-ahead logs: each is what is said of a damage of
 * `fixtures/mutations`, or of a log that is made for it.
 */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';

import { formatProblemLine, PROBLEM_CODES } from '../../src/findings.ts';
import { MemoryDirectory } from '../../src/io/directory-source.ts';
import type { DirectorySource } from '../../src/io/directory-source.ts';
import { verifyWal } from '../../src/operations/data-directory/verify-wal.ts';
import { verifyDataDirectory } from '../../src/operations/data-directory/verify.ts';
import {
  baseDirectory,
  directoryMutations,
  forgetDirectories,
  memoryDirectory,
} from '../build/data-directory.ts';
import { MADE_LOGS } from './made-logs.ts';

const PAGES = new URL('../../docs/problems/', import.meta.url);
const CODES = PROBLEM_CODES.filter((code) => code.startsWith('wal-'));
const MADE: ReadonlySet<string> = new Set(MADE_LOGS.map(({ code }) => code));

/** The lines of the example on a page. */
function exampleOf(code: string): string[] {
  const text = readFileSync(new URL(`${code}.md`, PAGES), 'utf8');
  return (/## Example\n\n```\n([^`]+)\n```/.exec(text)?.[1] ?? '').split('\n');
}

/** The lines that a run says of each code. */
async function linesOf(
  directory: DirectorySource,
  verify: typeof verifyWal,
): Promise<{ code: string; line: string }[]> {
  const lines: { code: string; line: string }[] = [];
  const run = verify(directory);
  for await (const finding of run) {
    lines.push({ code: finding.code, line: formatProblemLine(finding) });
  }
  await run.result;
  return lines;
}

describe('damages of fixtures/mutations', () => {
  const said = new Map<string, Set<string>>();

  beforeAll(async () => {
    for (const kind of ['wal', 'segments'] as const) {
      for (const mutation of directoryMutations(kind, '3.6')) {
        const directory = await memoryDirectory(baseDirectory(mutation), mutation.ops);
        for (const { code, line } of await linesOf(directory, verifyDataDirectory)) {
          said.set(code, (said.get(code) ?? new Set()).add(line));
        }
      }
      forgetDirectories();
    }
  }, 120_000);

  it.each(CODES.filter((code) => !MADE.has(code)))('%s: one of them says so', (code) => {
    const lines = exampleOf(code);
    expect([...(said.get(code) ?? [])]).toEqual(expect.arrayContaining(lines));
  });
});

it.each(MADE_LOGS)('$code: the made log gives what its page shows', async ({ code, files }) => {
  const paths = files.map(([name, bytes]) => [`member/wal/${name}`, bytes] as const);
  const directory = new MemoryDirectory([...paths, ['member/snap/db', new Uint8Array(1)]]);
  const lines = (await linesOf(directory, verifyWal)).filter((one) => one.code === code);
  expect(lines.map(({ line }) => line)).toEqual(exampleOf(code));
});
