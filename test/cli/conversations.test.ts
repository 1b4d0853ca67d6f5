/**
 * Conversations with the command: each file has command lines, exact output and exit codes. A line
 * of standard error begins with `! `, `[1]` is the exit code, `// ` begins a remark. Words are as
 * in a shell; between single quotes, `\n` and `\x1b` are the characters. `REWRITE=1` writes down
 * what is said now.
 */

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { tell } from './fake.ts';
import type { Told } from './fake.ts';
import {
  enterFolder,
  putClusterFiles,
  putDamaged,
  putDirectories,
  putEncryption,
  putFingerprintKey,
  putLogs,
  putSnapshots,
} from './folder.ts';
import { putOddNames } from './odd-names.ts';
import { putSmallLogs } from './small-logs.ts';

const FOLDER = new URL('conversations/', import.meta.url);
const LINES_MAX = 64;
/** What no terminal should be sent; line feeds end lines only, tabs are etcd-dump-logs'. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069]/;

const names = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
let folder: ReturnType<typeof enterFolder>;
beforeAll(async () => {
  folder = enterFolder();
  putSnapshots();
  putEncryption();
  putFingerprintKey();
  putDamaged();
  await putDirectories();
  putOddNames();
  await putLogs();
  putSmallLogs();
  putClusterFiles();
}, 60_000);
afterAll(() => {
  folder.leave();
});

it('has conversations', () => {
  expect(names.length).toBeGreaterThan(20);
});

describe.each(names)('%s', (name) => {
  it('goes as it is written down', async () => {
    const url = new URL(name, FOLDER);
    const written = readFileSync(url, 'utf8');
    const said = await repeat(written);
    if (process.env['REWRITE'] === '1') writeFileSync(url, said);
    else expect(said).toBe(written);
    expect(said.trimEnd().split('\n').length).toBeLessThan(LINES_MAX);
    expect(said).not.toMatch(CONTROLS);
    expect(said).toContain('$ ');
  });
});

/** The same remarks and commands with what is said to them now. */
async function repeat(written: string): Promise<string> {
  const parts: string[] = [];
  let remarks = '';
  for (const line of written.split('\n')) {
    if (line.startsWith('// ')) remarks += `${line}\n`;
    if (!line.startsWith('$ ')) continue;
    parts.push(`${remarks}${line}\n${write(await say(wordsOf(line.slice(2))))}`);
    remarks = '';
  }
  return parts.join('\n');
}

function write({ stdout, stderr, exit }: Told): string {
  for (const text of [stdout, stderr]) expect(text).toMatch(/^$|\n$/);
  const errors = stderr.replace(/^(?=.)/gm, '! ');
  return `${stdout}${errors}[${String(exit)}]\n`;
}

async function say(words: readonly string[]): Promise<Told> {
  const [program, ...rest] = words;
  if (program === 'cat') {
    return { exit: 0, stdout: readFileSync(rest[0]!, 'utf8'), stderr: '' };
  }
  expect(program).toBe('etcd-snapshot');
  const redirection = rest.indexOf('<');
  if (redirection < 0) return tell(rest);
  return tell(rest.slice(0, redirection), { stdin: readFileSync(rest[redirection + 1]!) });
}

/** Words between blanks; in single quotes anything, with escapes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => {
    if (quoted === undefined) return plain!;
    return quoted.replace(/\\(?:n|x(..)|u(....))/g, (_all, byte?: string, unit?: string) =>
      String.fromCharCode(parseInt(byte ?? unit ?? '0a', 16)),
    );
  });
}
