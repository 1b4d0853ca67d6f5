/**
 * bbolt files of page sizes that etcd never uses, with and without a stored freelist, made by the
 * maker of the benchmarks (`bench/make-corpus`, Go with bbolt itself) and by `bbolt surgery`.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { run } from './run.ts';
import type { Oracles } from '../../oracles/locate.ts';

/** A file that is sound. */
export interface SoundFile {
  readonly name: string;
  readonly path: string;
}

const MAKER = fileURLToPath(new URL('../../../bench/make-corpus/', import.meta.url));
const BUILD_TIMEOUT_MS = 240_000;

const CORPORA = [1_024, 4_096, 16_384, 65_536].map((pageSize) => ({ pageSize, bytes: 2_000_000 }));
const LONG = { pageSize: 1_024, bytes: 130_000_000 };
/** Name of the file with more free pages than the 16-bit count of a freelist page can say. */
export const LONG_FREELIST: string = nameOf(LONG);

/** Builds the maker and makes all files in the folder. */
export async function makeCorpora(folder: string, oracles: Oracles): Promise<SoundFile[]> {
  const maker = join(folder, 'make-corpus');
  await expectSuccess('go', ['build', '-o', maker, '.'], MAKER);
  const files: SoundFile[] = [];
  for (const corpus of [...CORPORA, LONG]) {
    const { pageSize, bytes } = corpus;
    const name = nameOf(corpus);
    const path = join(folder, `${name.replace(/[ ,]+/g, '-')}.db`);
    const sizes = ['-bytes', String(bytes), '-page-size', String(pageSize)];
    await expectSuccess(maker, ['-o', path, '-compact', '0.8', ...sizes]);
    const stored = `${path}.freelist`;
    await expectSuccess(oracles.bbolt, [
      'surgery',
      'freelist',
      'rebuild',
      path,
      '--output',
      stored,
    ]);
    files.push({ name, path }, { name: `${name}, stored freelist`, path: stored });
  }
  return files;
}

function nameOf({ pageSize, bytes }: { pageSize: number; bytes: number }): string {
  return `page size ${String(pageSize)}, ${String(bytes / 1_000_000)} MB`;
}

async function expectSuccess(program: string, argv: string[], cwd?: string): Promise<void> {
  const options = { timeoutMs: BUILD_TIMEOUT_MS, ...(cwd === undefined ? {} : { cwd }) };
  const result = await run(program, argv, options);
  if (result.exit !== 0) throw new Error(`${program} ${argv.join(' ')}: ${result.stderr.trim()}`);
}
