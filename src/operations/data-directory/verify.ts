/**
 * Verifies a data directory: the database as a snapshot is verified, every frame of the log, every
 * raft snapshot, and whether they agree with each other. Nothing is locked and nothing is written.
 */

import { isCorruptionError } from '../../errors.ts';
import { problem } from '../../findings.ts';
import { openSnapshot } from '../../etcd/snapshot.ts';
import type { DirectorySource } from '../../io/directory-source.ts';
import type { Collector } from '../verify/collector.ts';
import { createRun } from '../verify/run.ts';
import type { Run } from '../verify/run.ts';
import { createCollector, examineSnapshot } from '../verify/verify.ts';
import type { Examined, Verdict, VerifyOptions, VerifyResult } from '../verify/verify.ts';
import { DIRECTORY_CHECKS } from './checks/index.ts';
import { describeDirectory } from './facts.ts';
import type { DirectoryFacts } from './facts.ts';
import { BeyondCounter } from './entries-beyond.ts';
import { readLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import { readRaftSnapshots } from './read-raft-snapshots.ts';
import { readStoreFacts } from './read-store.ts';
import type { StoreFacts } from './read-store.ts';
import { readWal } from './read-wal.ts';
import type { Wal } from './read-wal.ts';

/** Nothing was looked at. */
const NOTHING: Examined = {
  trailer: undefined,
  pages: undefined,
  liveKeys: undefined,
  notExamined: [],
};

/**
 * Verifies the data directory of a member that is stopped; of one that is running it says that it
 * changed. The result rejects with a SourceError if the source fails.
 */
export function verifyDataDirectory(
  directory: DirectorySource,
  options: VerifyOptions = {},
): Run<VerifyResult> {
  const collector = createCollector(options);
  return createRun(collector, () => new DirectoryRun(directory, options, collector).run());
}

class DirectoryRun {
  readonly #directory: DirectorySource;
  readonly #options: VerifyOptions;
  readonly #collector: Collector;
  readonly #notExamined: string[] = [];

  constructor(directory: DirectorySource, options: VerifyOptions, collector: Collector) {
    this.#directory = directory;
    this.#options = options;
    this.#collector = collector;
  }

  async run(): Promise<VerifyResult> {
    const { report } = this.#collector;
    for (const found of this.#options.around ?? []) report(found);
    const layout = await readLayout(this.#directory);
    this.#checkLayout(layout);
    const database = await this.#examineDatabase(layout);
    const counter = database.store === undefined ? undefined : new BeyondCounter(database.store);
    const wal = await this.#examineLog(layout, counter);
    const raftSnapshots = await readRaftSnapshots(
      this.#directory,
      layout.raftSnapshots.map(({ path }) => path),
      report,
    );
    const view = { layout, wal, raftSnapshots, store: database.store };
    for (const check of DIRECTORY_CHECKS) check(view, report);
    return this.#finish(database.result, wal, describeDirectory(view, counter));
  }

  #checkLayout({ leftovers, foreign, unlisted, database, given }: Layout): void {
    const { report } = this.#collector;
    for (const { path, what } of leftovers) {
      report(problem('directory-leftover', { file: path }, { what }));
    }
    const [first] = foreign.paths;
    if (first !== undefined) {
      report(problem('directory-foreign', { file: first }, { count: foreign.count }));
    }
    for (const { path, error } of unlisted) this.#notExamined.push(`${path}: ${error.message}`);
    if (given === 'wal') {
      this.#notExamined.push('the database: this is a log by itself');
    } else if (database === undefined) {
      const facts = { found: 'none', expected: 'member/snap/db' };
      report(problem('directory-no-database', { file: 'member/snap' }, facts));
    }
  }

  /** The database, and what it says of itself where it can be believed. */
  async #examineDatabase({
    database,
  }: Layout): Promise<{ result: VerifyResult | undefined; store: StoreFacts | undefined }> {
    if (database === undefined) return { result: undefined, store: undefined };
    const source = await this.#directory.open(database);
    try {
      const { around: _around, ...options } = this.#options;
      const own = { ...options, fileOfDirectory: database };
      const result = await examineSnapshot(source, own, this.#collector);
      try {
        return { result, store: await readStoreFacts(await openSnapshot(source)) };
      } catch (error) {
        if (!isCorruptionError(error)) throw error;
        this.#notExamined.push('whether database and log agree: the database is damaged');
        return { result, store: undefined };
      }
    } finally {
      await source.close();
    }
  }

  async #examineLog(
    { log, given }: Layout,
    counter: BeyondCounter | undefined,
  ): Promise<Wal | undefined> {
    if (log === undefined) {
      const folder = given === 'member' ? 'wal' : 'member/wal';
      this.#notExamined.push(`the write-ahead log: there is no ${folder} here (--wal-dir?)`);
      return undefined;
    }
    const { report } = this.#collector;
    return readWal(log, {
      ...this.#options,
      report,
      take: (batch) => counter?.take(batch),
    });
  }

  #finish(
    result: VerifyResult | undefined,
    wal: Wal | undefined,
    dataDirectory: DirectoryFacts,
  ): VerifyResult {
    const { counts, damageCount } = this.#collector;
    const hasChanged = counts.byCode['file-changed'] !== undefined;
    if (hasChanged) this.#notExamined.push('the directory as one state: it changed meanwhile');
    const examined = result?.examined ?? NOTHING;
    const notExamined = [...new Set([...examined.notExamined, ...this.#notExamined])];
    const isWhole = result?.verdict !== 'unknown' && result !== undefined && wal !== undefined;
    return {
      verdict: verdictOf({ hasChanged, damageCount, isWhole }),
      policiesMet: result?.policiesMet ?? true,
      examined: { ...examined, notExamined },
      counts,
      facts: result?.facts,
      wal: wal?.facts,
      dataDirectory,
    };
  }
}

/** Damage is certain; without it, what was not looked at decides. */
function verdictOf(seen: {
  readonly hasChanged: boolean;
  readonly damageCount: number;
  readonly isWhole: boolean;
}): Verdict {
  if (seen.hasChanged) return 'unknown';
  if (seen.damageCount > 0) return 'damaged';
  return seen.isWhole ? 'sound' : 'unknown';
}
