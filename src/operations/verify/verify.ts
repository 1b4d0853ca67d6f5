/**
 * Verify: is this backup good? Four layers, each with its own checks: the file (trailer, length),
 * the pages of bbolt, etcd's schema, and the objects of whoever's describer is given. Nothing is
 * thrown because bytes are bad: damage is what this is for, and as much is looked at as can be.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import { checkLayout } from '../../bbolt/checks/index.ts';
import { locateMetas } from '../../bbolt/locate.ts';
import type { Database } from '../../bbolt/database.ts';
import { openDatabase } from '../../bbolt/database.ts';
import { checkMetaPages } from '../../bbolt/meta-pages.ts';
import { isCorruptionError, problemOf } from '../../errors.ts';
import { isPolicy, severityOf } from '../../findings.ts';
import type { Problem, ProblemCode, Report } from '../../findings.ts';
import type { StoreCheck } from '../../etcd/checks/check.ts';
import { GenerationCheck } from '../../etcd/checks/generations.ts';
import { STORE_CHECKS } from '../../etcd/checks/index.ts';
import { NO_LEASES, readStoreView } from '../../etcd/checks/store-view.ts';
import { createCheckEngine } from '../../etcd/kernel-generations.ts';
import { Snapshot, trailerOf } from '../../etcd/snapshot.ts';
import type { ByteSource } from '../../io/source.ts';
import type { Describer } from '../describer.ts';
import type { KeyTableOptions } from '../key-table-options.ts';
import { Collector } from './collector.ts';
import type { FindingCounts } from './collector.ts';
import { DescriberCheck } from './describer-check.ts';
import type { DirectoryFacts } from '../data-directory/facts.ts';
import type { WalFacts } from '../data-directory/read-wal.ts';
import { portableDigest } from './digest.ts';
import type { Digest, TrailerVerdict } from './file/check.ts';
import { beginFileChecks } from './file/index.ts';
import { findBuckets, scanTree } from './tree-layer.ts';
import type { ExaminedPages } from './tree-layer.ts';
import { createRun } from './run.ts';
import type { Run } from './run.ts';
import { checkPolicies, timesUntil } from './policies.ts';
import type { Policies, PolicyFacts } from './policies.ts';

/** Sound, damaged, or not to be decided from what was looked at. */
export type Verdict = 'sound' | 'damaged' | 'unknown';

/** What was looked at, and what was not. */
export interface Examined {
  /** What the trailer check came to; undefined if it did not come to it. */
  readonly trailer: TrailerVerdict | undefined;
  /** Pages and records; undefined if the pages were not looked at. */
  readonly pages: ExaminedPages | undefined;
  /** Keys that are live at the end; undefined if the store was not looked at. */
  readonly liveKeys: number | undefined;
  /** What was left out, and why. */
  readonly notExamined: readonly string[];
}

/** The outcome. */
export interface VerifyResult {
  readonly verdict: Verdict;
  /** Whether everything that was demanded of the backup is met. */
  readonly policiesMet: boolean;
  readonly examined: Examined;
  readonly counts: FindingCounts;
  /** What policies and comparisons need of the store. */
  readonly facts: PolicyFacts | undefined;
  /** What the write-ahead log comes to, where there was one to look at. */
  readonly wal?: WalFacts | undefined;
  /** What a data directory comes to as a whole. */
  readonly dataDirectory?: DirectoryFacts | undefined;
}

/** How to verify. */
export interface VerifyOptions extends KeyTableOptions {
  /** Stops after the file layer: trailer and length. */
  readonly quick?: boolean | undefined;
  /** Findings of one code that are kept, 100 by default; the rest is counted. */
  readonly findingsMax?: number | undefined;
  /** Codes that do not count. */
  readonly ignore?: readonly ProblemCode[] | undefined;
  /** What is demanded of the backup. */
  readonly policies?: Policies | undefined;
  /** Counts live keys by group, for a snapshot that others are to be compared with. */
  readonly gatherGroups?: boolean | undefined;
  /** Knows the objects in the store. */
  readonly describer?: Describer | undefined;
  /** What the caller found around the source; counted with the rest. */
  readonly around?: readonly Problem[] | undefined;
  /** Computes SHA-256; a portable one by default. */
  readonly digest?: Digest | undefined;
}

/** How to verify a file that may be part of something larger. */
export interface ExamineOptions extends VerifyOptions {
  /** Leaves the comparison of the trailer to the caller. */
  readonly leavesTrailer?: boolean | undefined;
  /** The path of the file in its data directory, where the running server keeps no trailer. */
  readonly fileOfDirectory?: string | undefined;
}

/** A verification under way: its findings as they come, and its result. */
export type VerifyRun = Run<VerifyResult>;

const FINDINGS_MAX = 100;

/**
 * Verifies a snapshot, or a source that need not even be one. The result rejects with a SourceError
 * if the source fails, and with the signal's reason if it aborts.
 */
export function verify(input: Snapshot | ByteSource, options: VerifyOptions = {}): VerifyRun {
  const collector = createCollector(options);
  return createRun(collector, () => examineSnapshot(input, options, collector));
}

/** What keeps the findings of a run. */
export function createCollector({
  findingsMax = FINDINGS_MAX,
  ignore = [],
}: VerifyOptions): Collector {
  return new Collector({ findingsMax, ignore });
}

/** Verifies a snapshot and reports to a collector that may have seen other things already. */
export function examineSnapshot(
  input: Snapshot | ByteSource,
  options: ExamineOptions,
  collector: Collector,
): Promise<VerifyResult> {
  return new Verification(input, options, collector).run();
}

class Verification {
  readonly #source: ByteSource;
  readonly #options: ExamineOptions;
  readonly #collector: Collector;
  readonly #report: Report;
  readonly #notExamined: string[] = [];
  #changed = false;

  constructor(input: Snapshot | ByteSource, options: ExamineOptions, collector: Collector) {
    this.#source = input instanceof Snapshot ? input.source : input;
    this.#options = options;
    this.#collector = collector;
    const { fileOfDirectory } = options;
    this.#report =
      fileOfDirectory === undefined ? collector.report : collector.inFile(fileOfDirectory);
  }

  async run(): Promise<VerifyResult> {
    const { digest = portableDigest, signal, around = [] } = this.#options;
    for (const found of around) this.#report(found);
    const database = await this.#open();
    if (database === undefined) {
      return this.#finish({ trailer: undefined, pages: undefined, liveKeys: undefined }, undefined);
    }
    // The digest takes longest, so it begins first and runs beside everything else.
    const { leavesTrailer = false } = this.#options;
    const file = { database, digest: leavesTrailer ? undefined : digest, signal };
    const endFileChecks = beginFileChecks(file);
    const store = this.#options.quick === true ? undefined : await this.#examine(database);
    const { trailer: end, changed } = await endFileChecks(this.#reportTrailer);
    const isExpected = this.#options.fileOfDirectory !== undefined && end === 'missing';
    const trailer = isExpected ? undefined : end;
    this.#changed = changed;
    if (changed) this.#notExamined.push('the file as one state: it changed while it was read');
    if (this.#options.quick === true) {
      const { present } = trailerOf(this.#source.size, database.imageSize);
      this.#notExamined.push(
        present ? 'pages and store (quick)' : 'pages and store (quick), and there is no trailer',
      );
    }
    return this.#finish(
      { trailer, pages: store?.pages, liveKeys: store?.facts.liveKeys },
      store?.facts,
    );
  }

  /**
   * Opens the file; what stands in the way is a finding, and then nothing else can be looked at.
   */
  async #open(): Promise<Database | undefined> {
    try {
      const { active } = await locateMetas(this.#source);
      const problems = [...checkLayout(this.#source, active)];
      for (const found of problems) this.#report(found);
      if (problems.length > 0) {
        this.#notExamined.push('everything behind the metas');
        return undefined;
      }
      return await openDatabase(this.#source);
    } catch (error) {
      if (!isCorruptionError(error)) throw error;
      this.#report(problemOf(error));
      this.#notExamined.push('everything: the file cannot be opened');
      return undefined;
    }
  }

  async #examine(database: Database): Promise<{ pages: ExaminedPages; facts: PolicyFacts }> {
    const { describer, seed, policies = {}, referenceOnly, ...options } = this.#options;
    const report = this.#report;
    await checkMetaPages(database, report);
    const visited = new Bitmap(database.highWaterMark);
    visited.addRange(0, 2);
    const buckets = await findBuckets(database, visited, report);
    const view = await readStoreView(database, buckets);
    const wishes = {
      timesUntil: policies.maxAge === undefined ? undefined : timesUntil(policies.maxAge),
      groups: this.#options.gatherGroups === true || policies.baseline !== undefined,
    };
    const { pageSize } = database;
    const { compactFloor } = view;
    const handsAll = wishes.groups;
    const engine = createCheckEngine({ pageSize, seed, compactFloor, handsAll, referenceOnly });
    const generations = new GenerationCheck(view, report, engine.lives);
    const objects = new DescriberCheck(describer, generations, wishes, report);
    const rest = STORE_CHECKS.map((create) => create(view, report));
    const checks: StoreCheck[] = [generations, ...rest];
    const pages = await scanTree({
      ...options,
      database,
      buckets,
      visited,
      engine,
      checks,
      objects,
      report,
    });
    const { liveKeys } = generations;
    // A server goes on from there too, since the newest records can be compacted away.
    const revision = Math.max(pages.lastRevision, view.finishedCompact ?? 0);
    const sizeInUse = database.imageSize - pages.freeCount * database.pageSize;
    return {
      pages,
      facts: {
        ...objects.facts,
        view: { ...view, leases: NO_LEASES },
        liveKeys,
        revision,
        sizeInUse,
      },
    };
  }

  /** A server's own file has no trailer; it gets one when it is saved. */
  readonly #reportTrailer: Report = (found) => {
    const isExpected = this.#options.fileOfDirectory !== undefined;
    if (!isExpected || found.code !== 'trailer-missing') this.#report(found);
  };

  #finish(examined: Omit<Examined, 'notExamined'>, facts: PolicyFacts | undefined): VerifyResult {
    const collector = this.#collector;
    const { policies = {} } = this.#options;
    const report = this.#report;
    const all = checkPolicies(policies, { facts, trailer: examined.trailer }, report);
    if (!all) this.#notExamined.push('what was demanded of the store');
    const { counts, damageCount } = collector;
    const broken = (Object.keys(counts.byCode) as ProblemCode[]).some(
      (code) => isPolicy(code) && severityOf(code) === 'error',
    );
    const policiesMet = all && !broken;
    return {
      verdict: this.#verdict(damageCount, examined),
      policiesMet,
      examined: { ...examined, notExamined: this.#notExamined },
      counts,
      facts,
    };
  }

  /**
   * What was read of a file that changed decides nothing. Damage is certain; without it, what was
   * not looked at decides.
   */
  #verdict(damageCount: number, { trailer, pages }: Omit<Examined, 'notExamined'>): Verdict {
    if (this.#changed) return 'unknown';
    if (damageCount > 0) return 'damaged';
    return pages !== undefined || trailer === 'matches' ? 'sound' : 'unknown';
  }
}
