/** The files of the reference, and which of those that are committed differ from them. */

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Context, Output } from '../../context.ts';
import { commandTree, everyNode } from '../command-tree.ts';
import type { CommandNode } from '../command-tree.ts';
import { createProgram } from '../../run.ts';
import { VERSION } from '../../version.ts';
import { manualPage, pageName } from './manual-page.ts';
import { markdownReference } from './markdown.ts';

const PAGES = 'man';
const PACKAGE = 'package.json';

/**
 * Texts by path from the package's root folder. `package.json` is among them: npm installs the pages
 * that its `man` names one by one (npm 11 does not do so for `directories.man`).
 */
export async function referenceFiles(root: string): Promise<Map<string, string>> {
  const tree = await wholeTree();
  const pages = everyNode(tree).map((node): [string, string] => [
    `${PAGES}/${pageName(node)}.1`,
    manualPage(node, tree, VERSION),
  ]);
  const facts = JSON.parse(await readFile(join(root, PACKAGE), 'utf8')) as object;
  const man = pages.map(([path]) => path).toSorted();
  return new Map([
    ['docs/commands.md', markdownReference(tree)],
    [PACKAGE, `${JSON.stringify({ ...facts, man }, undefined, 2)}\n`],
    ...pages,
  ]);
}

/** Paths of files that are missing, different, or pages of commands that are gone. */
export async function staleFiles(
  files: ReadonlyMap<string, string>,
  root: string,
): Promise<string[]> {
  const pages = await readdir(join(root, PAGES)).catch(() => []);
  const paths = new Set([...files.keys(), ...pages.map((name) => `${PAGES}/${name}`)]);
  const stale: string[] = [];
  for (const path of paths) {
    const committed = await readFile(join(root, path), 'utf8').catch(() => undefined);
    if (committed !== files.get(path)) stale.push(path);
  }
  return stale;
}

/** The tree of all commands. */
export async function wholeTree(): Promise<CommandNode> {
  const program = await createProgram(undefined, NOWHERE, { pending: [], finish: () => undefined });
  return commandTree(program);
}

const SILENT: Output = { write: () => Promise.resolve(), isTerminal: false };

/** A world for commands that are never run. */
const NOWHERE: Context = {
  stdout: SILENT,
  stderr: SILENT,
  stdin: {
    [Symbol.asyncIterator]: () => ({
      next: () => Promise.resolve({ done: true as const, value: undefined }),
    }),
  },
  signal: new AbortController().signal,
  now: () => 0,
  today: () => 0,
  random32: () => 0,
};
