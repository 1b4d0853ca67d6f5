/** The scripts for the shells, in the shells: what they propose, and that they run nothing. */

import { execFileSync } from 'node:child_process';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { wholeTree } from '../../src/cli/reference/pages/files.ts';
import type { CommandNode } from '../../src/cli/reference/command-tree.ts';
import { hostileTree } from '../cli/reference/hostile-tree.ts';
import { ShellFolder, SHELLS } from './shell-folder.ts';

let tree: CommandNode;
let folder: ShellFolder;
let hostile: ShellFolder;
beforeAll(async () => {
  tree = await wholeTree();
  folder = new ShellFolder(tree);
  hostile = new ShellFolder(hostileTree());
});
afterAll(() => {
  folder.remove();
  hostile.remove();
});

/** Lines and what is proposed for them, without `etcd-snapshot` in front. */
const LINES: readonly (readonly [line: string, proposed: readonly string[]])[] = [
  ['ver', ['verify']],
  ['wal ', ['dump', 'help', 'verify']],
  ['wal v', ['verify']],
  ['help wal ', ['dump', 'verify']],
  ['wal help ', ['dump', 'verify']],
  ['help status ', []],
  ['completion ', ['bash', 'fish', 'zsh']],
  ['status be', ['before.db', 'belfry', 'bells']],
  ['status -w js', ['json', 'jsonl']],
  ['status --write-out js', ['json', 'jsonl']],
  ['status backup.db -w y', ['yaml']],
  ['status --thr', ['--threads']],
  ['status --max-spool b', []],
  ['wal verify --fail-on ', ['error', 'note', 'warning']],
  ['verify --fail-on w', ['warning']],
  ['verify --temp-dir b', ['belfry', 'bells']],
  ['verify --baseline bac', ['backup.db']],
  ['diff backup.db bef', ['before.db']],
  ['nothing ', []],
];

describe.each(SHELLS)('%s', (shell) => {
  it('reads the scripts', () => {
    for (const scripts of [folder, hostile]) {
      execFileSync(shell, ['-n', scripts.script(shell)], { stdio: 'pipe' });
    }
  });

  it('proposes every command', () => {
    const names = tree.commands.map(({ path }) => path.join(' '));
    expect(folder.complete(shell, 'etcd-snapshot ')).toEqual([...names, 'help'].toSorted());
  });

  it.each(LINES)('%s', (line, proposed) => {
    expect(folder.complete(shell, `etcd-snapshot ${line}`)).toEqual(proposed);
  });

  it('proposes every option of every command', () => {
    const options = tree.commands.find(({ path }) => path[0] === 'wal')?.commands[0]?.options ?? [];
    const long = options.flatMap(({ names }) => names.filter((name) => name.startsWith('--')));
    expect(folder.complete(shell, 'etcd-snapshot wal verify --')).toEqual(long.toSorted());
  });

  it('knows resources where the argument is one, options with their values left out', () => {
    for (const before of ['backup.db', '-w json backup.db', '--form=x backup.db']) {
      const line = `etcd-snapshot top get ${before} a conf`;
      expect(hostile.complete(shell, line)).toEqual(['configmaps']);
    }
  });

  it('runs nothing of what stands in the tables', () => {
    const lines = ['top get backup.db ', 'top get -w ', 'top get --', 'top '];
    for (const line of lines) {
      expect(hostile.complete(shell, `etcd-snapshot ${line}`), line).not.toEqual([]);
    }
    expect(hostile.complete(shell, 'etcd-snapshot top get backup.db bac')).toHaveLength(1);
    expect(hostile.strangers()).toEqual([]);
  });
});

describe('bash, with what it does to words', () => {
  it.each([
    ['status --write-out=js', ['json', 'jsonl']],
    ['status --write-out=', ['fields', 'json', 'jsonl', 'openmetrics', 'simple', 'table', 'yaml']],
    ['verify --report junit:bac', ['backup.db']],
    ['diff backup.db@12 bac', ['backup.db']],
    ['restore backup.db --witness a b --dry', ['--dry-run']],
    ['status -- --thr', []],
  ])('%s', (line, proposed) => {
    expect(folder.complete('bash', `etcd-snapshot ${line}`)).toEqual(proposed);
  });

  it('completes what is typed', () => {
    expect(folder.typed('etcd-snapshot veri\\t -w ju\\t --require-tr\\t bac\\t two\\t')).toEqual([
      ...['verify', '-w', 'junit', '--require-trailer', 'backup.db', 'two words.db'],
    ]);
    expect(folder.typed('etcd-snapshot status --write-out=ya\\t bac\\t')).toEqual([
      ...['status', '--write-out=yaml', 'backup.db'],
    ]);
  });
});
