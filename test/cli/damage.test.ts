/**
 * Every known damage through four commands. What they say is committed in damage.json, and so is
 * the reason why an answer in spite of the damage is right. `REWRITE=1` rewrites exits and codes
 * and keeps the reasons.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { tell } from './fake.ts';
import type { Told } from './fake.ts';
import { enterFolder, mutations, putDamaged } from './folder.ts';

interface Verdict {
  readonly exit: number;
  /** Code of the error, or the codes that a check lists. */
  readonly code?: string;
  /** Why an answer, and this one, is right. */
  readonly right?: string;
  /** Why the answer is wrong: a mistake that is known and not yet mended. */
  readonly wrong?: string;
}

type Command = keyof typeof COMMANDS;

const COMMANDS = {
  status: ['status'],
  details: ['status', '--details'],
  hashkv: ['hashkv'],
  check: ['bbolt', 'check'],
};
const NAMES = Object.keys(COMMANDS) as Command[];
const TABLE = new URL('damage.json', import.meta.url);
const PEERS = { '3.4': '3.4.23', '3.5': '3.5.35', '3.6': '3.6.16', '3.7': '3.7.3' };

const table = JSON.parse(readFileSync(TABLE, 'utf8')) as Record<string, Record<Command, Verdict>>;
const rewritten: Record<string, Record<string, Verdict>> = {};
const cases = mutations();
const rewrite = process.env['REWRITE'] === '1';

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  putDamaged();
}, 60_000);
afterAll(async () => {
  folder.leave();
  // A run that did not get to the end of every damage writes nothing.
  const done = Object.values(rewritten).filter((line) => Object.keys(line).length === NAMES.length);
  if (!rewrite || done.length < cases.length) return;
  const path = TABLE.pathname;
  const options = { ...(await resolveConfig(path)), parser: 'json' };
  writeFileSync(TABLE, await format(JSON.stringify(rewritten), options));
});

it.skipIf(rewrite)('has a line for every damage, and for nothing else', () => {
  expect(Object.keys(table)).toEqual(cases.map(({ id }) => id));
});

describe.each(cases)('$id: $breaks', ({ id, results }) => {
  it.each(NAMES)('%s', async (command) => {
    const found = await verdictOf(command, `damaged/${id}.db`);
    const { right, wrong } = table[id]?.[command] ?? {};
    const reason = { ...(right && { right }), ...(wrong && { wrong }) };
    const kept = found.exit === 0 ? { ...found, ...reason } : found;
    (rewritten[id] ??= {})[command] = kept;
    if (rewrite) return;
    expect(table[id]![command]).toEqual(kept);
    // An answer in spite of damage needs a reason; no answer needs none.
    expect(Object.keys(reason)).toHaveLength(found.exit === 0 ? 1 : 0);
  });

  it('prints what each release prints, where both answer', async () => {
    for (const [minor, release] of Object.entries(PEERS)) {
      const theirs = results.snapshot_status[release]!;
      const ours = await tell(['status', `damaged/${id}.db`, '--compat', minor]);
      if (theirs.exit === 0 && ours.exit === 0) {
        expect(ours.stdout.trimEnd()).toBe(theirs.stdout?.trimEnd());
      } else if (id !== 'gzipped') {
        // What etcdutl refuses, we refuse, too, but for a file that is sound once it is unpacked.
        expect(ours.exit).not.toBe(0);
      }
    }
  });
});

/** Asked twice, for a person and for a program: both must agree, and neither says too much. */
async function verdictOf(command: Command, file: string): Promise<Verdict> {
  const told = await tell([...COMMANDS[command], file]);
  expectPlain(told);
  const asJson = await tell([...COMMANDS[command], file, '-w', 'json']);
  expect(asJson.exit).toBe(told.exit);
  if (told.exit === 0) return { exit: 0 };
  if (asJson.stderr !== '') {
    const { error } = JSON.parse(asJson.stderr) as { error: { code: string; file: string } };
    expect(error.file).toBe(file);
    return { exit: told.exit, code: error.code };
  }
  const { counts } = JSON.parse(asJson.stdout) as { counts: object };
  return { exit: told.exit, code: Object.keys(counts).join(' ') };
}

/** At most one line on standard error, which is no stack and does not blame us. */
function expectPlain({ exit, stdout, stderr }: Told): void {
  expect(stderr).toMatch(/^(etcd-snapshot: damaged\/[\w.-]+: [^\n]+\n)?$/);
  expect(stderr).not.toMatch(/please report|\bat .*:\d+:\d+|undefined|NaN|\[object/);
  expect(exit === 0 ? stderr : stdout + stderr).toMatch(exit === 0 ? /^$/ : /./);
  // A check lists what it found as its output.
  expect(stdout === '' || exit === 0 || /\d problems? found\n$/.test(stdout)).toBe(true);
}
