/**
 * Makes `dist` ready for the compiler, before it runs: removes what has no source any more, copies
 * the generated modules that the compiler only reads (`src/messages/*.js` and their types), and,
 * where a file is missing that the compiler believes to have written, makes it forget so.
 * Plain JavaScript without dependencies, because it runs before anything is compiled.
 */

import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCES = join(ROOT, 'src');
const OUTPUT = join(ROOT, 'dist');
const BUILD_STATES = ['src', 'src-node'].map((name) => join(ROOT, 'build', `${name}.tsbuildinfo`));

const sources = filesUnder(SOURCES).filter((file) => !file.startsWith(join('kernel', 'assembly')));
const copied = sources.filter((file) => /\.(js|d\.ts)$/.test(file));
const compiled = sources
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .flatMap((file) => [file.replace(/\.ts$/, '.js'), file.replace(/\.ts$/, '.d.ts')]);

const expected = new Set([...copied, ...compiled]);
for (const file of existsSync(OUTPUT) ? filesUnder(OUTPUT) : []) {
  if (!expected.has(file)) rmSync(join(OUTPUT, file));
}
for (const file of copied) {
  mkdirSync(dirname(join(OUTPUT, file)), { recursive: true });
  copyFileSync(join(SOURCES, file), join(OUTPUT, file));
}
if (!compiled.every((file) => existsSync(join(OUTPUT, file)))) {
  for (const state of BUILD_STATES) rmSync(state, { force: true });
}

/** Paths of all files in `folder`, relative to it. */
function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => !file.endsWith('tsconfig.json'));
}
