/**
 * What stops an operation. Findings about bad bytes are data (`findings.ts`); an error says that a
 * value could not be had at all. One base class with a literal `code`; predicates test by code and
 * shape, not by `instanceof`, because two copies of the package can be loaded at once.
 */

import { formatProblemLine, PROBLEM_CODES } from './findings.ts';
import type { Problem, ProblemCode } from './findings.ts';

/** Codes of legal input that this package does not read. */
export type UnsupportedCode = 'compressed-input' | 'compressed-zip' | 'big-endian';
/** Codes of a source that did not give its bytes. */
export type SourceCode =
  | 'source-not-found'
  | 'source-permission'
  | 'source-kind'
  | 'source-short-read'
  | 'source-changed'
  | 'source-closed'
  | 'source-failed';
/** Codes of a stated limit that was hit. */
export type LimitCode = 'limit-page-bytes' | 'limit-spool-bytes' | 'limit-uncompressed-bytes';
/** Codes of a place that does not take what is written. */
export type TargetCode =
  | 'target-not-empty'
  | 'target-kind'
  | 'target-permission'
  | 'target-full'
  | 'target-changed'
  | 'target-failed';
/** Codes of a revision that a store cannot answer for. */
export type RevisionCode = 'revision-compacted' | 'revision-future';

/** Codes of a cluster that cannot be made as it was described. */
export type ClusterCode =
  | 'cluster-url'
  | 'cluster-name'
  | 'cluster-advertised'
  | 'cluster-duplicate-url'
  | 'cluster-member-id'
  | 'cluster-voters';

/** Codes of a snapshot that is not restored, or not in the way that was asked for. */
export type RestoreCode =
  | 'restore-damaged'
  | 'restore-trailer'
  | 'restore-version'
  | 'restore-bump'
  | 'restore-witness'
  | 'restore-read-back';

/** Every code that an error of this package can carry. */
export type ErrorCode =
  | ProblemCode
  | UnsupportedCode
  | SourceCode
  | LimitCode
  | TargetCode
  | RevisionCode
  | ClusterCode
  | RestoreCode;

/** Base of every error that this package throws about its input. */
export class EtcdSnapshotError extends Error {
  /** What happened, as a stable code; `docs/problems/` has a page for each. */
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  override get name(): string {
    return 'EtcdSnapshotError';
  }
}

/** Bytes break the format where a value was required. */
export class CorruptionError extends EtcdSnapshotError {
  /** Code, place and facts of what is wrong. */
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code, formatProblemLine(problem));
    this.problem = problem;
  }

  override get name(): string {
    return 'CorruptionError';
  }
}

/** Legal, but not read by this package. */
export class UnsupportedError extends EtcdSnapshotError {
  declare readonly code: UnsupportedCode;

  constructor(code: UnsupportedCode, message: string) {
    super(code, message);
  }

  override get name(): string {
    return 'UnsupportedError';
  }
}

/** The source did not give the bytes that were asked for. */
export class SourceError extends EtcdSnapshotError {
  declare readonly code: SourceCode;
  /** Where reading began, in bytes, if it was reading that failed. */
  readonly offset: number | undefined;
  /** How many bytes were wanted. */
  readonly length: number | undefined;

  constructor(
    code: SourceCode,
    message: string,
    details: { offset?: number; length?: number; cause?: unknown } = {},
  ) {
    super(code, message, details.cause === undefined ? undefined : { cause: details.cause });
    this.offset = details.offset;
    this.length = details.length;
  }

  override get name(): string {
    return 'SourceError';
  }
}

/** A stated limit was hit; the option that sets it is named. */
export class LimitError extends EtcdSnapshotError {
  declare readonly code: LimitCode;
  /** The limit in force. */
  readonly limit: number;
  /** What the input asked for. */
  readonly wanted: number;
  /** The option that raises the limit. */
  readonly optionName: string;

  constructor(
    code: LimitCode,
    message: string,
    details: { limit: number; wanted: number; optionName: string },
  ) {
    super(code, message);
    this.limit = details.limit;
    this.wanted = details.wanted;
    this.optionName = details.optionName;
  }

  override get name(): string {
    return 'LimitError';
  }
}

/** What was made could not be written, or must not be written there. */
export class TargetError extends EtcdSnapshotError {
  declare readonly code: TargetCode;
  /** The file or folder that it is about. */
  readonly path: string;

  /** `text` says what is wrong with the path, which the message begins with. */
  constructor(code: TargetCode, path: string, details: { text: string; cause?: unknown }) {
    const { text, cause } = details;
    super(code, `${path}: ${text}`, cause === undefined ? undefined : { cause });
    this.path = path;
  }

  override get name(): string {
    return 'TargetError';
  }
}

/** The store cannot answer for this revision; the texts are etcd's own. */
export class RevisionError extends EtcdSnapshotError {
  declare readonly code: RevisionCode;
  /** The revision that was asked for. */
  readonly revision: number;

  constructor(code: RevisionCode, revision: number) {
    super(
      code,
      code === 'revision-compacted'
        ? 'mvcc: required revision has been compacted'
        : 'mvcc: required revision is a future revision',
    );
    this.revision = revision;
  }

  override get name(): string {
    return 'RevisionError';
  }
}

/** A cluster cannot be made as it was described; where etcd refuses it too, the texts are etcd's. */
export class ClusterError extends EtcdSnapshotError {
  declare readonly code: ClusterCode;

  constructor(code: ClusterCode, message: string) {
    super(code, message);
  }

  override get name(): string {
    return 'ClusterError';
  }
}

/** A restore that is refused, or whose result is not what it must be; nothing was put in place. */
export class RestoreError extends EtcdSnapshotError {
  declare readonly code: RestoreCode;
  /** What was found in the snapshot, where that is the reason. */
  readonly problems: readonly Problem[];

  constructor(code: RestoreCode, message: string, problems: readonly Problem[] = []) {
    super(code, message);
    this.problems = problems;
  }

  override get name(): string {
    return 'RestoreError';
  }
}

const OTHER_CODES: readonly ErrorCode[] = [
  'compressed-input',
  'compressed-zip',
  'big-endian',
  'source-not-found',
  'source-permission',
  'source-kind',
  'source-short-read',
  'source-changed',
  'source-closed',
  'source-failed',
  'limit-page-bytes',
  'limit-spool-bytes',
  'limit-uncompressed-bytes',
  'target-not-empty',
  'target-kind',
  'target-permission',
  'target-full',
  'target-changed',
  'target-failed',
  'revision-compacted',
  'revision-future',
  'cluster-url',
  'cluster-name',
  'cluster-advertised',
  'cluster-duplicate-url',
  'cluster-member-id',
  'cluster-voters',
  'restore-damaged',
  'restore-trailer',
  'restore-version',
  'restore-bump',
  'restore-witness',
  'restore-read-back',
];

/** Every error code, problems first. */
export const ERROR_CODES: readonly ErrorCode[] = [...PROBLEM_CODES, ...OTHER_CODES];

const KNOWN_CODES: ReadonlySet<unknown> = new Set<ErrorCode>(ERROR_CODES);

/** Whether `error` comes from this package (any copy of it). */
export function isEtcdSnapshotError(error: unknown): error is EtcdSnapshotError {
  return error instanceof Error && 'code' in error && KNOWN_CODES.has(error.code);
}

/** Whether `error` says that bytes break the format. */
export function isCorruptionError(error: unknown): error is CorruptionError {
  return isEtcdSnapshotError(error) && 'problem' in error;
}

/** The one place where an error becomes a finding; anything but damage is thrown on. */
export function problemOf(error: unknown): Problem {
  if (isCorruptionError(error)) return error.problem;
  throw error;
}

/**
 * Takes the first problem that a check yields and throws it.
 * @throws {CorruptionError} if the check yields anything.
 */
export function expectSound(problems: Iterable<Problem>): void {
  for (const first of problems) throw new CorruptionError(first);
}
