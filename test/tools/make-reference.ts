/**
 * Makes the reference of all commands of what the commands say of themselves: `docs/commands.md`
 * the manual pages in `man`, and their list in `package.json`. With `--check` it writes nothing and fails when a committed file
 * is not what comes out. Reads the built command (`dist`). Run from the package's root folder.
 */

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is used of `dist/cli/reference/pages/files.js`. */
interface Pages {
  readonly referenceFiles: (root: string) => Promise<ReadonlyMap<string, string>>;
  readonly staleFiles: (files: ReadonlyMap<string, string>, root: string) => Promise<string[]>;
}

const MODULE = resolve('dist/cli/reference/pages/files.js');

const { referenceFiles, staleFiles } = (await import(pathToFileURL(MODULE).href)) as Pages;
const files = await referenceFiles('.');
const stale = await staleFiles(files, '.');
if (!process.argv.includes('--check')) {
  for (const path of stale) await write(path, files.get(path));
} else if (stale.length > 0) {
  const list = stale.join(', ');
  process.stderr.write(`not what the commands say now: ${list}: run "npm run reference"\n`);
  process.exitCode = 1;
}

/** The page of a command that is gone goes, too. */
async function write(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) return rm(path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
