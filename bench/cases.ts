/**
 * What is measured, one entry a case: the file, the peer's command line, ours, the goal, and which
 * fields of the two JSON answers must be equal. Field names are etcdutl's
 * (`etcdutl/snapshot/v3_snapshot.go`, `Status`; `etcdutl/etcdutl/hashkv_command.go`, `HashKV`; both
 * etcd 3.7.3), which our `-w json` follows.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { CorpusName } from './corpora.ts';
import { projectRoot } from './tools.ts';
import type { Peer } from './tools.ts';

/** What a case should reach; an absent limit is not judged. */
export interface Goal {
  /** Largest median of our wall time over the peer's. */
  readonly ratioMax?: number;
  /** Largest peak memory of ours, in MiB (2^20 bytes). */
  readonly peakMiBMax?: number;
  /** Smallest speed of ours, in GB (10^9 bytes) of input a second. */
  readonly gigabytesPerSecondMin?: number;
  /** Fewest objects that ours writes a second. */
  readonly objectsPerSecondMin?: number;
}

/** One comparison of our command with a peer on one file. */
export interface BenchCase {
  /** Name for `--case`; kebab-case. */
  readonly name: string;
  readonly corpus: CorpusName;
  /** What `corpus` is compared with, if two inputs are read; the arguments' last parameter. */
  readonly otherCorpus?: CorpusName;
  readonly peer: Peer;
  readonly peerArguments: (file: string, output: string, other: string) => readonly string[];
  /** A program of this folder that runs instead of our command. */
  readonly ourProgram?: 'decode';
  /** Arguments after `node dist/cli/main.js`, or after `ourProgram`. */
  readonly ourArguments: (file: string, output: string, other: string) => readonly string[];
  /** What ours exits with; 0 if absent. */
  readonly ourExitCode?: number;
  /**
   * Fields of both answers that must be equal; empty when the peer answers nothing, and undefined
   * when ours is no JSON either.
   */
  readonly equalFields: readonly string[] | undefined;
  /** What of our output says how many objects it wrote. */
  readonly objectsIn?: RegExp;
  /** Field of both answers with the seconds that count, if they are not those of the whole run. */
  readonly secondsField?: string;
  /** Whether both must print the same bytes; the counted runs then print to the null device. */
  readonly equalOutput: boolean;
  /** Whether each run, of either side, gets its own copy, because the peer writes to its input. */
  readonly freshCopy: boolean;
  /** Where that copy lies in a folder of its own, if the peer wants it in a certain place. */
  readonly copyAs?: string;
  /** Whether both make files, which are removed before and after each run. */
  readonly makesOutput?: boolean;
  /** Whether the case runs only with `--large`. */
  readonly large: boolean;
  readonly goal: Goal;
}

const STATUS_FIELDS = ['hash', 'revision', 'totalKey', 'totalSize'];
const HASHKV_FIELDS = ['hash', 'hashRevision', 'compactRevision'];

/** The key of `s1000` of whose live keys as many were written later as earlier. */
const HALF_WAY = '/registry/replicasets/namespace-105/object-62a4c8af';

/** All cases, in the order of the table. */
export const BENCH_CASES: readonly BenchCase[] = [
  statusCase('status-s1000', 's1000', { ratioMax: 0.2, peakMiBMax: 120 }),
  {
    ...statusCase('status-s1000-threads-1', 's1000', { ratioMax: 0.3, peakMiBMax: 120 }),
    ourArguments: (file) => ['status', file, '--threads', '1', '-w', 'json'],
  },
  {
    ...statusCase('status-s1000-compat-3.5', 's1000', { ratioMax: 0.45, peakMiBMax: 120 }),
    peer: 'etcdutl 3.5.35',
    ourArguments: (file) => ['status', file, '--compat', '3.5', '-w', 'json'],
  },
  statusCase('status-s1000-file-order', 's1000-file-order', { ratioMax: 0.25, peakMiBMax: 120 }),
  statusCase('status-s1000-shuffled', 's1000-shuffled', { ratioMax: 0.4, peakMiBMax: 120 }),
  statusCase('status-s100', 's100', { ratioMax: 1, peakMiBMax: 128 }),
  {
    ...statusCase('status-s8000', 's8000', { ratioMax: 0.12, peakMiBMax: 256 }),
    large: true,
  },
  {
    ...statusCase('status-small', 'small', { ratioMax: 1.6, peakMiBMax: 96 }),
    peer: 'node',
    peerArguments: () => ['-e', '0'],
    equalFields: [],
  },
  {
    name: 'hashkv-s1000',
    corpus: 's1000',
    peer: 'etcdutl 3.7.3',
    peerArguments: (file) => ['hashkv', file, '-w', 'json'],
    ourArguments: (file) => ['hashkv', file, '-w', 'json'],
    equalFields: HASHKV_FIELDS,
    equalOutput: false,
    freshCopy: true,
    large: false,
    goal: { ratioMax: 0.15, peakMiBMax: 120 },
  },
  verifyCase('verify-s1000', 's1000', { ratioMax: 1.1, peakMiBMax: 128 }),
  {
    ...verifyCase('verify-s1000-three-tools', 's1000', { ratioMax: 0.35, peakMiBMax: 128 }),
    peer: 'bbolt 1.5.0, etcdutl 3.7.3, openssl',
    peerArguments: (file) => [file],
  },
  verifyCase('verify-s100', 's100', { ratioMax: 3, peakMiBMax: 128 }),
  { ...verifyCase('verify-s8000', 's8000', { ratioMax: 1.1, peakMiBMax: 384 }), large: true },
  {
    ...walCase('wal-verify', 'w1000', {
      ratioMax: 0.03,
      peakMiBMax: 128,
      gigabytesPerSecondMin: 0.5,
    }),
    peer: 'etcd-dump-logs 3.6.8',
    peerArguments: (directory) => [directory],
  },
  {
    ...walCase('wal-dump', 'w1000', { ratioMax: 0.25, peakMiBMax: 128 }),
    peer: 'etcd-dump-logs 3.6.8',
    peerArguments: (directory) => [directory],
    ourArguments: (directory) => ['wal', 'dump', directory, '--show-values'],
    equalOutput: true,
  },
  walCase('wal-verify-w250', 'w250', { peakMiBMax: 128 }),
  walCase('wal-verify-w500', 'w500', { peakMiBMax: 128 }),
  walCase('wal-verify-w1000', 'w1000', { peakMiBMax: 128, gigabytesPerSecondMin: 0.5 }),
  walCase('wal-verify-w250-segments', 'w250-segments', { peakMiBMax: 128 }),
  walCase('wal-verify-w500-segments', 'w500-segments', { peakMiBMax: 128 }),
  walCase('wal-verify-w1000-segments', 'w1000-segments', { peakMiBMax: 128 }),
  restoreCase('restore-s1000', 's1000', { ratioMax: 0.5, peakMiBMax: 256 }),
  {
    ...restoreCase('restore-s1000-three', 's1000', { ratioMax: 0.4, peakMiBMax: 256 }),
    peer: 'etcdutl 3.7.3, three times',
    peerArguments: (file, output) => [file, output],
    ourArguments: (file, output) => {
      const description = join(projectRoot(), 'bench', 'three-members.yaml');
      return ['restore', file, '--cluster', description, '--out', output, '-w', 'json'];
    },
  },
  { ...restoreCase('restore-s8000', 's8000', { peakMiBMax: 256 }), large: true },
  {
    ...restoreCase('defrag-s1000', 's1000', { ratioMax: 0.5, peakMiBMax: 256 }),
    // etcdutl rewrites the database in its place; ours makes a new file.
    peerArguments: (file) => ['defrag', '--data-dir', file.slice(0, -'/member/snap/db'.length)],
    ourArguments: (file, output) => ['defrag', file, '--out', output, '-w', 'json'],
    freshCopy: true,
    copyAs: 'member/snap/db',
  },
  {
    name: 'decode-k1000',
    corpus: 'k1000',
    peer: 'client-go 0.36.3',
    peerArguments: (file) => [file],
    ourProgram: 'decode',
    ourArguments: (file) => [file],
    equalFields: ['objects', 'digest'],
    secondsField: 'seconds',
    equalOutput: false,
    freshCopy: false,
    large: false,
    // 0.8 of the objects a second.
    goal: { ratioMax: 1.25 },
  },
  {
    ...statusCase('get-s1000', 's1000', { ratioMax: 0.15, peakMiBMax: 120 }),
    // Written when half of what is live had been written: half of the live keys lie behind it.
    ourArguments: (file) => ['get', file, '--key', HALF_WAY, '-w', 'json'],
    equalFields: [],
  },
  {
    ...statusCase('inspect-k1000', 'k1000', { ratioMax: 3, peakMiBMax: 400 }),
    ourArguments: (file) => ['inspect', file, '-w', 'json'],
    equalFields: [],
  },
  {
    ...statusCase('inspect-security-k1000', 'k1000', { peakMiBMax: 400 }),
    ourArguments: (file) => ['inspect', file, '--security', '-w', 'json'],
    equalFields: undefined,
  },
  recoverCase('recover-s1000', 's1000'),
  recoverCase('recover-k1000', 'k1000'),
  recoverCase('recover-s1000-freed', 's1000-freed'),
  {
    ...statusCase('list-k1000', 'k1000', { peakMiBMax: 400 }),
    ourArguments: (file) => ['list', file, '-A', '--quiet'],
    equalFields: undefined,
  },
  {
    ...statusCase('history-k1000', 'k1000', { peakMiBMax: 400 }),
    ourArguments: (file) => ['history', file, 'ns/kube-system', '-w', 'json'],
    equalFields: [],
  },
  {
    // All records are gone through for what was before, and to tell the time.
    ...statusCase('timeline-k1000', 'k1000', { peakMiBMax: 400 }),
    ourArguments: (file) => ['timeline', file, '--since', '1s'],
    equalFields: undefined,
  },
  exportCase('export-jsonl-k1000', 'k1000', 'jsonl', {
    objectsPerSecondMin: 15_000,
    peakMiBMax: 400,
  }),
  exportCase('export-yaml-k100', 'k100', 'yaml', { objectsPerSecondMin: 1500, peakMiBMax: 400 }),
  diffCase('diff-s1000-1-percent', 's1000', 's1000-then-1', { ratioMax: 0.5, peakMiBMax: 400 }),
  diffCase('diff-s1000-nothing', 's1000', 's1000-other', { ratioMax: 1.5, peakMiBMax: 400 }),
  diffCase('diff-k1000-1-percent', 'k1000', 'k1000-then-1', { ratioMax: 0.5, peakMiBMax: 400 }),
  diffCase('diff-k1000-nothing', 'k1000', 'k1000-other', { ratioMax: 1.5, peakMiBMax: 400 }),
];

/** Cases over which the growth of a command's time is fitted. */
export interface GrowthGoal {
  /** Name for `--case`. */
  readonly name: string;
  readonly command: string;
  readonly cases: readonly string[];
  /** Largest exponent of time over file size; 1 is linear. */
  readonly exponentMax: number;
}

/** What growth is fitted over. */
export const GROWTH_GOALS: readonly GrowthGoal[] = [
  {
    name: 'growth',
    command: 'status',
    cases: ['status-s100', 'status-s1000', 'status-s8000'],
    exponentMax: 1.05,
  },
  {
    name: 'verify-growth',
    command: 'verify',
    cases: ['verify-s100', 'verify-s1000', 'verify-s8000'],
    exponentMax: 1.1,
  },
  {
    name: 'wal-growth',
    command: 'wal verify',
    cases: ['wal-verify-w250', 'wal-verify-w500', 'wal-verify-w1000'],
    exponentMax: 1.1,
  },
  {
    name: 'wal-segments-growth',
    command: 'wal verify',
    cases: ['wal-verify-w250-segments', 'wal-verify-w500-segments', 'wal-verify-w1000-segments'],
    exponentMax: 1.1,
  },
];

function statusCase(name: string, corpus: CorpusName, goal: Goal): BenchCase {
  return {
    name,
    corpus,
    peer: 'etcdutl 3.7.3',
    peerArguments: (file) => ['snapshot', 'status', file, '-w', 'json'],
    ourArguments: (file) => ['status', file, '-w', 'json'],
    equalFields: STATUS_FIELDS,
    equalOutput: false,
    freshCopy: false,
    large: false,
    goal,
  };
}

/** Verify against the one thing that every verification must at least do. */
function verifyCase(name: string, corpus: CorpusName, goal: Goal): BenchCase {
  return {
    name,
    corpus,
    peer: 'openssl',
    peerArguments: (file) => ['dgst', '-sha256', file],
    ourArguments: (file) => ['verify', file, '-w', 'json'],
    equalFields: [],
    equalOutput: false,
    freshCopy: false,
    large: false,
    goal,
  };
}

/** Verify of a log against a digest of its segments, for where the peer itself would take minutes. */
function walCase(name: string, corpus: CorpusName, goal: Goal): BenchCase {
  return {
    name,
    corpus,
    peer: 'openssl',
    peerArguments: (directory) => ['dgst', '-sha256', ...segmentsIn(directory)],
    ourArguments: (directory) => ['wal', 'verify', directory, '-w', 'json'],
    equalFields: [],
    equalOutput: false,
    freshCopy: false,
    large: false,
    goal,
  };
}

/** A restore of one member, made safe on disk by both; ours also verifies and reads back. */
function restoreCase(name: string, corpus: CorpusName, goal: Goal): BenchCase {
  return {
    name,
    corpus,
    peer: 'etcdutl 3.7.3',
    peerArguments: (file, output) => ['snapshot', 'restore', file, '--data-dir', output],
    ourArguments: (file, output) => ['restore', file, '--data-dir', output, '-w', 'json'],
    equalFields: [],
    equalOutput: false,
    freshCopy: false,
    makesOutput: true,
    large: false,
    goal,
  };
}

/** What was deleted and is still in a file, against the least that a tool must read of it. */
function recoverCase(name: string, corpus: CorpusName): BenchCase {
  return {
    ...statusCase(name, corpus, { peakMiBMax: 400, gigabytesPerSecondMin: 1 }),
    ourArguments: (file) => ['recover', file, '--quiet', '-w', 'jsonl'],
    equalFields: undefined,
  };
}

/** Every object as a manifest, as lines of one file or as a file each, against reading the file. */
function exportCase(
  name: string,
  corpus: CorpusName,
  format: 'jsonl' | 'yaml',
  goal: Goal,
): BenchCase {
  return {
    name,
    corpus,
    peer: 'etcdutl 3.7.3',
    peerArguments: (file) => ['snapshot', 'status', file, '-w', 'json'],
    ourArguments: (file, output) => {
      const everything = ['--all', '--show-secrets', '--quiet'];
      return ['export', file, ...everything, '-w', format, '--out', output];
    },
    objectsIn: /written\s+([\d,]+) manifests/,
    equalFields: undefined,
    equalOutput: false,
    freshCopy: false,
    makesOutput: true,
    large: false,
    goal,
  };
}

/** What differs between two snapshots, against the least that a tool must read of both. */
function diffCase(
  name: string,
  corpus: CorpusName,
  otherCorpus: CorpusName,
  goal: Goal,
): BenchCase {
  return {
    name,
    corpus,
    otherCorpus,
    peer: 'etcdutl 3.7.3, status of both',
    peerArguments: (file, _output, other) => [file, other],
    ourArguments: (file, _output, other) => ['diff', file, other, '-w', 'summary'],
    // They differ.
    ourExitCode: 1,
    equalFields: undefined,
    equalOutput: false,
    freshCopy: false,
    large: false,
    goal,
  };
}

function segmentsIn(directory: string): readonly string[] {
  const folder = join(directory, 'member', 'wal');
  return readdirSync(folder).map((name) => join(folder, name));
}
