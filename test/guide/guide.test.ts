/**
 * The guides show what the command says: each `console` block is run, `REWRITE=1` writes down what
 * is said now, and each `yaml` block is YAML.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

import { diffCommand } from '../../src/cli/commands/diff.ts';
import { walDumpCommand } from '../../src/cli/commands/wal/dump.ts';
import { verifyCommand } from '../../src/cli/commands/verify.ts';
import { tell } from '../cli/fake.ts';
import { MULTI_NODE, SINGLE_NODE } from '../differential/harness/safe-restore.ts';
import {
  enterFolder,
  putClusterFiles,
  putDamaged,
  putDirectories,
  putEncryption,
  putFingerprintKey,
  putSnapshots,
} from '../cli/folder.ts';
import { putSmallLogs } from '../cli/small-logs.ts';

const GUIDES = join(import.meta.dirname, '../../docs/guide');
const BLOCK = /^```console\n([^`]*)^```$/gm;
const COMMAND = '$ etcd-snapshot ';

let folder: ReturnType<typeof enterFolder>;
beforeAll(async () => {
  folder = enterFolder();
  putSnapshots();
  putEncryption();
  putFingerprintKey();
  putDamaged();
  putSmallLogs();
  putClusterFiles();
  await putDirectories();
  // The flipped bit of `value-bit`, in a file without a trailer.
  writeFileSync('value-bit.db', readFileSync('damaged/value-bit.db').subarray(0, -32));
}, 60_000);
afterAll(() => {
  folder.leave();
});

function guide(name: string): string {
  return readFileSync(join(GUIDES, name), 'utf8');
}

/** Whether the blocks of a guide show what is said; how many there are. */
async function expectSaid(name: string): Promise<number> {
  const written = guide(name);
  const blocks = [...written.matchAll(BLOCK)].map(([, text = '']) => text);
  let said = written;
  for (const text of blocks) {
    const now = await repeat(text);
    said = said.replace(`\`\`\`console\n${text}\`\`\``, () => `\`\`\`console\n${now}\`\`\``);
  }
  if (process.env['REWRITE'] === '1') writeFileSync(join(GUIDES, name), said);
  else expect(said).toBe(written);
  return blocks.length;
}

it.each([
  ['verify.md', 10],
  ['data-directory.md', 5],
  ['wal.md', 3],
  ['diff.md', 6],
  ['keys.md', 2],
  ['look-inside.md', 4],
  ['history.md', 2],
  ['inspect.md', 1],
  ['inspect-page.md', 0],
  ['export.md', 2],
  ['recover.md', 2],
  ['restore.md', 0],
])('%s shows what is said', async (name, blocksMin) => {
  expect(await expectSaid(name)).toBeGreaterThan(blocksMin);
});

describe('wal.md', () => {
  it('names every option of its own', () => {
    const world = {} as Parameters<typeof walDumpCommand>[0];
    const names = walDumpCommand(world, () => undefined).options.map(({ long }) => long ?? '');
    const own = names.filter((name) => !['--quiet', '--no-color', '--write-out'].includes(name));
    expect(own.filter((name) => !guide('wal.md').includes(name))).toEqual([]);
  });
});

it.each([
  ['data directories', 'wal verify', 'SOUND'],
  ['what changed', 'diff before.db', 'DIFFERENT'],
])('README.md shows what is said of %s', async (_what, command, verdict) => {
  const readme = join(GUIDES, '../../README.md');
  const written = readFileSync(readme, 'utf8');
  const blocks = [...written.matchAll(BLOCK)].map(([, text = '']) => text);
  const [block = ''] = blocks.filter((text) => text.includes(command));
  const now = await repeat(block);
  if (process.env['REWRITE'] === '1')
    writeFileSync(
      readme,
      written.replace(block, () => now),
    );
  else expect(now).toBe(block);
  expect(now).toContain(verdict);
});

describe('diff.md', () => {
  it('names every option of its own', () => {
    const world = {} as Parameters<typeof diffCommand>[0];
    const names = diffCommand(world, () => undefined).options.map(({ long }) => long ?? '');
    const own = names.filter((name) => !['--quiet', '--no-color', '--write-out'].includes(name));
    expect(own.length).toBeGreaterThan(12);
    expect(own.filter((name) => !guide('diff.md').includes(name))).toEqual([]);
  });
});

describe('verify.md', () => {
  it('names every option of its own', () => {
    const text = guide('verify.md');
    const own = verifyOptions().filter(
      (name) => !['--quiet', '--no-color', '--write-out'].includes(name),
    );
    expect(own.length).toBeGreaterThan(15);
    expect(
      own.filter((name) => !text.includes(name) && !text.includes(`${name.slice(2)}:`)),
    ).toEqual([]);
  });

  it('shows settings that the command takes', () => {
    const [settings] = yamlBlocks('verify.md');
    const { verify = {} } = settings as { verify?: Record<string, unknown> };
    const names = Object.keys(verify).map((name) => `--${name}`);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !verifyOptions().includes(name))).toEqual([]);
  });
});

describe('ci.md', () => {
  it('has YAML where it says so', () => {
    const kinds = yamlBlocks('ci.md').map((one) => (one as { kind?: string }).kind);
    expect(kinds).toContain('CronJob');
  });

  it('mounts the script that lies beside it, and calls the command as it is', () => {
    const text = guide('ci.md');
    expect(text).toContain('--from-file=docs/guide/backup-job.sh');
    const script = guide('backup-job.sh');
    const variables = [...text.matchAll(/\{ name: ([A-Z_]+), value: /g)].map(
      ([, name = '']) => name,
    );
    expect(variables.length).toBeGreaterThan(3);
    expect(variables.filter((name) => !/^ETCDCTL_/.test(name) && !script.includes(name))).toEqual(
      [],
    );
    const used = [...`${text}\n${script}`.matchAll(/ (--[a-z][a-z-]+)/g)];
    const names = used.map(([, name = '']) => name);
    const known = [...verifyOptions(), ...FOREIGN_OPTIONS];
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });
});

/** Options of other programs that the guide calls. */
const FOREIGN_OPTIONS = [
  ...['--from-file', '--from', '--namespace', '--build-arg', '--global'],
  ...['--fail', '--silent', '--show-error', '--header', '--output'],
];

function verifyOptions(): string[] {
  const world = {} as Parameters<typeof verifyCommand>[0];
  return verifyCommand(world, () => undefined).options.map(({ long }) => long ?? '');
}

function yamlBlocks(name: string): unknown[] {
  return [...guide(name).matchAll(/^```yaml\n([^`]*)^```$/gm)].flatMap(([, text = '']) =>
    parseAllDocuments(text).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as unknown;
    }),
  );
}

/** The commands of a block with what is said to them now; `echo $?` is the exit code before. */
async function repeat(block: string): Promise<string> {
  let exit = 0;
  let said = '';
  for (const line of block.split('\n')) {
    if (line === '$ echo $?') said += `${line}\n${String(exit)}\n`;
    if (!line.startsWith(COMMAND)) continue;
    const words = line.slice(COMMAND.length).match(/'[^']*'|\S+/g) ?? [];
    const told = await tell(words.map((word) => word.replaceAll("'", '')));
    exit = told.exit;
    // Blanks at the ends of lines are none that a guide keeps.
    said += `${line}\n${told.stdout}${told.stderr}`.replace(/[ \t]+$/gm, '');
  }
  return said;
}

it('restore.md has the commands that a test runs with real servers', () => {
  const text = guide('restore.md');
  for (const steps of [SINGLE_NODE, MULTI_NODE]) {
    const { save, moveAway, restore, moveIn = save } = steps;
    for (const command of [save, moveAway, ...restore, moveIn]) {
      expect(text.split('\n').map((line) => line.trim())).toContain(command);
    }
  }
});
