/** What the shells propose for a line, each asked through its own completion. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bashScript } from '../../src/cli/reference/bash.ts';
import type { CommandNode } from '../../src/cli/reference/command-tree.ts';
import { fishScript } from '../../src/cli/reference/fish.ts';
import { zshScript } from '../../src/cli/reference/zsh.ts';

/** Shells that there are scripts for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** One of them. */
export type Shell = (typeof SHELLS)[number];

const MAKERS: Readonly<Record<Shell, (tree: CommandNode) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Nothing of whoever runs the tests. */
const PLAIN: Readonly<Record<Shell, readonly string[]>> = {
  bash: ['--norc', '--noprofile'],
  zsh: ['-f'],
  fish: ['--no-config'],
};

const FILES: readonly string[] = ['backup.db', 'before.db', 'two words.db'];
const FOLDERS: readonly string[] = ['belfry', 'bells'];
const ASK = join(import.meta.dirname, 'ask');

/** A folder with some files in which lines are completed, and one with the scripts of a tree. */
export class ShellFolder {
  readonly #path: string = mkdtempSync(join(tmpdir(), 'etcd-snapshot-shell-'));
  readonly #scripts: string = mkdtempSync(join(tmpdir(), 'etcd-snapshot-scripts-'));

  constructor(tree: CommandNode) {
    for (const name of FILES) writeFileSync(join(this.#path, name), '');
    for (const name of FOLDERS) mkdirSync(join(this.#path, name));
    for (const shell of SHELLS) writeFileSync(this.script(shell), MAKERS[shell](tree));
  }

  /** Path of the script for a shell. */
  script(shell: Shell): string {
    return join(this.#scripts, `complete.${shell}`);
  }

  /** What is proposed at the end of the line, in alphabetical order. */
  complete(shell: Shell, line: string): string[] {
    const said = this.#run(shell, [...PLAIN[shell], join(ASK, `ask.${shell}`), line]);
    // zsh says for each tag what there is.
    const proposed = said.split('\n').filter((text) => text !== '');
    return [...new Set(proposed.map((text) => text.replace(/\/$/, '')))].toSorted();
  }

  /** The words that the command gets after these keys in an interactive bash. */
  typed(keys: string): string[] {
    return this.#run('bash', [join(ASK, 'tab.bash'), keys])
      .trimEnd()
      .split('\n');
  }

  /** Files that were not put there. */
  strangers(): string[] {
    return readdirSync(this.#path).filter((name) => ![...FILES, ...FOLDERS].includes(name));
  }

  remove(): void {
    for (const path of [this.#path, this.#scripts]) rmSync(path, { recursive: true });
  }

  #run(shell: Shell, argv: readonly string[]): string {
    const words = [...argv.slice(0, -1), this.#scripts, ...argv.slice(-1)];
    return execFileSync(shell, words, {
      cwd: this.#path,
      encoding: 'utf8',
      timeout: 60_000,
      env: { PATH: process.env['PATH'], HOME: this.#scripts, LC_ALL: 'C.UTF-8', TERM: 'dumb' },
    });
  }
}
