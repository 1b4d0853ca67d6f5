/**
 * The inputs that the benchmarks read: their names, how each is made, and making those that are
 * missing. The makers are the Go programs in `make-corpus/` and `make-wal/`, because snapshots must
 * be written by bbolt itself and logs by etcd itself. Names of snapshots follow the amount of record
 * bytes in millions; a file is larger than that by its page overhead and its free pages. Those that
 * begin with `k` hold Kubernetes objects and fewer bytes, in a file of about the same size. Names of
 * logs follow the number of entries in thousands.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { buildGoTool, projectRoot } from './tools.ts';

/** Name of a snapshot; the file is `<name>.db`. */
type SnapshotName =
  | 'small'
  | 's100'
  | 's1000'
  | 's1000-file-order'
  | 's1000-shuffled'
  | 's8000'
  | 's1000-then-1'
  | 's1000-other'
  | 's1000-freed'
  | 'k100'
  | 'k1000'
  | 'k1000-then-1'
  | 'k1000-other';

/** Name of a data directory that holds a write-ahead log and no more. */
type LogName = 'w250' | 'w500' | 'w1000' | 'w250-segments' | 'w500-segments' | 'w1000-segments';

/** Name of an input. */
export type CorpusName = SnapshotName | LogName;

/** Arguments of make-corpus. 40 % of the history is compacted, so a churned file has free pages. */
const S1000 = ['-bytes', '1000000000', '-compact', '0.4'];
/** Nearly all of the history compacted: most pages are free, with what was there before. */
const S1000_FREED = ['-bytes', '1000000000', '-revisions', '12', '-compact', '0.95'];
/** Few old revisions, as where an API server compacts. */
const K_HISTORY = ['-revisions', '1.15', '-compact', '0.4'];
/** 1.2 GB with 400,000 live objects; their pages are filled less well, since many are large. */
const K1000 = ['-bytes', '775000000', ...K_HISTORY];
/** Another store of which nothing is in `s1000`, nor in `k1000` but what every cluster has. */
const OTHER = ['-seed', '2', '-first', '1000000000'];

/** Whose objects the values of the Kubernetes corpora are made after. */
const TEMPLATES = 'fixtures/kubernetes/before/snapshot.db';

/** How a snapshot is made. */
interface SnapshotRecipe {
  readonly options: readonly string[];
  /** Whether the values are objects made after those of a fixture. */
  readonly isKubernetes?: boolean;
  /** The snapshot of which this is a later state. */
  readonly from?: SnapshotName;
}

const SNAPSHOTS: Readonly<Record<SnapshotName, SnapshotRecipe>> = {
  small: { options: ['-bytes', '50000', '-compact', '0.4'] },
  s100: { options: ['-bytes', '100000000', '-compact', '0.4'] },
  s1000: { options: S1000 },
  's1000-file-order': { options: [...S1000, '-layout', 'file-order'] },
  's1000-shuffled': { options: [...S1000, '-layout', 'shuffled'] },
  s8000: { options: ['-bytes', '8000000000', '-compact', '0.4'] },
  's1000-then-1': { options: [...S1000, '-then', '1'], from: 's1000' },
  's1000-freed': { options: S1000_FREED },
  's1000-other': { options: [...S1000, ...OTHER] },
  k100: { options: ['-bytes', '77500000', ...K_HISTORY], isKubernetes: true },
  k1000: { options: K1000, isKubernetes: true },
  'k1000-then-1': { options: [...K1000, '-then', '1'], isKubernetes: true, from: 'k1000' },
  'k1000-other': { options: [...K1000, ...OTHER], isKubernetes: true },
};

/** Segments of a log that has many of them, in bytes: a sixteenth of etcd's. */
const SMALL_SEGMENT = ['-segment', '4000000'];

/** Arguments of make-wal. */
const LOGS: Readonly<Record<LogName, readonly string[]>> = {
  w250: ['-entries', '250000'],
  w500: ['-entries', '500000'],
  w1000: ['-entries', '1000000'],
  'w250-segments': ['-entries', '250000', ...SMALL_SEGMENT],
  'w500-segments': ['-entries', '500000', ...SMALL_SEGMENT],
  'w1000-segments': ['-entries', '1000000', ...SMALL_SEGMENT],
};

/** The folder of the corpora: `ETCD_SNAPSHOT_CORPORA`, else `bench/corpora`. */
export function corporaFolder(): string {
  const chosen = process.env['ETCD_SNAPSHOT_CORPORA'];
  return chosen ? resolve(chosen) : join(projectRoot(), 'bench', 'corpora');
}

/**
 * Makes the corpus unless it is there. The maker renames a finished file or folder into place, so
 * what is there is whole.
 *
 * @throws Error when Go is missing or the maker fails.
 */
export function ensureCorpus(name: CorpusName, note: (line: string) => void): string {
  const file = isLog(name) ? name : `${name}.db`;
  const path = join(corporaFolder(), file);
  if (existsSync(path)) return path;
  const maker = isLog(name) ? 'make-wal' : 'make-corpus';
  const options = isLog(name) ? LOGS[name] : snapshotOptions(SNAPSHOTS[name], note);
  note(`making ${path}`);
  mkdirSync(corporaFolder(), { recursive: true });
  const made = spawnSync(buildGoTool(maker), ['-o', path, ...options], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`${maker} for ${name} failed: ${made.stderr}`);
  return path;
}

/** Sum of the sizes in a corpus, in bytes, and when the last of its files was written to. */
export function stampOf(path: string): { readonly size: number; readonly writtenMs: number } {
  const found = statSync(path);
  if (!found.isDirectory()) return { size: found.size, writtenMs: found.mtimeMs };
  const stamps = readdirSync(path).map((name) => stampOf(join(path, name)));
  return {
    size: stamps.reduce((sum, { size }) => sum + size, 0),
    writtenMs: Math.max(found.mtimeMs, ...stamps.map(({ writtenMs }) => writtenMs)),
  };
}

function snapshotOptions(recipe: SnapshotRecipe, note: (line: string) => void): readonly string[] {
  const { options, isKubernetes = false, from } = recipe;
  return [
    ...options,
    ...(isKubernetes ? ['-kubernetes', join(projectRoot(), TEMPLATES)] : []),
    ...(from === undefined ? [] : ['-from', ensureCorpus(from, note)]),
  ];
}

function isLog(name: CorpusName): name is LogName {
  return name in LOGS;
}
