/**
 * The files that the benchmarks read: their names, how each is made, and making those that are
 * missing. The maker is the Go program in `make-corpus/`, because the files must be written by
 * bbolt itself. Names follow the amount of record bytes in millions; a file is larger than that by
 * its page overhead and its free pages.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { buildGoTool, projectRoot } from './tools.ts';

/** Name of a corpus; the file is `<name>.db`. */
export type CorpusName =
  'small' | 's100' | 's1000' | 's1000-file-order' | 's1000-shuffled' | 's8000';

/** Arguments of make-corpus. 40 % of the history is compacted, so a churned file has free pages. */
const MAKER_ARGUMENTS: Readonly<Record<CorpusName, readonly string[]>> = {
  small: ['-bytes', '50000', '-compact', '0.4'],
  s100: ['-bytes', '100000000', '-compact', '0.4'],
  s1000: ['-bytes', '1000000000', '-compact', '0.4'],
  's1000-file-order': ['-bytes', '1000000000', '-compact', '0.4', '-layout', 'file-order'],
  's1000-shuffled': ['-bytes', '1000000000', '-compact', '0.4', '-layout', 'shuffled'],
  s8000: ['-bytes', '8000000000', '-compact', '0.4'],
};

/** The folder of the corpora: `ETCD_SNAPSHOT_CORPORA`, else `bench/corpora`. */
export function corporaFolder(): string {
  const chosen = process.env['ETCD_SNAPSHOT_CORPORA'];
  return chosen ? resolve(chosen) : join(projectRoot(), 'bench', 'corpora');
}

/** Absolute path of a corpus, whether it exists or not. */
function corpusPath(name: CorpusName): string {
  return join(corporaFolder(), `${name}.db`);
}

/**
 * Makes the corpus unless it is there. The maker renames a finished file into place, so what is
 * there is whole.
 *
 * @throws Error when Go is missing or the maker fails.
 */
export function ensureCorpus(name: CorpusName, note: (line: string) => void): string {
  const path = corpusPath(name);
  if (existsSync(path)) return path;
  note(`making ${path}`);
  mkdirSync(corporaFolder(), { recursive: true });
  const maker = buildGoTool('make-corpus');
  const made = spawnSync(maker, ['-o', path, ...MAKER_ARGUMENTS[name]], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`make-corpus ${name} failed: ${made.stderr}`);
  return path;
}
