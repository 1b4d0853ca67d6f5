/**
 * What a server writes about itself: lines of JSON as zap makes them
 * (`client/pkg/logutil/zap.go`, v3.6.16), between them the bare text of a Go panic.
 */
import { readFileSync } from 'node:fs';

/** A line of the log; bare text is a message without a level. */
export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly error?: string;
  /** Whatever else the line says. */
  readonly [field: string]: unknown;
}

const BAD_LEVELS = new Set(['error', 'panic', 'fatal', '']);
const GO_PANIC = /^(panic: |fatal error: |unexpected fault address)/;

/** All lines so far. */
export function readServerLog(path: string): LogLine[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(parseLine);
}

/** The last complaints, one text each. */
export function complaintsOf(lines: readonly LogLine[], count: number): string[] {
  return lines
    .filter(({ level, msg }) => BAD_LEVELS.has(level) && (level !== '' || GO_PANIC.test(msg)))
    .map(({ level, msg, error }) => {
      const reason = error === undefined ? '' : ` (${error})`;
      return `${level}${level === '' ? '' : ': '}${msg}${reason}`;
    })
    .slice(-count);
}

/** What a server knows of its log when it has read it, as raft says it in a line of its own. */
export interface RaftFacts {
  readonly term: number;
  readonly commit: number;
  readonly lastIndex: number;
  readonly lastTerm: number;
}

// raft.go of go.etcd.io/raft/v3 v3.7.0, `newRaft`; the same since 3.4.
const NEW_RAFT =
  /^newRaft \w+ \[peers: \[.*\], term: (\d+), commit: (\d+), applied: \d+, lastindex: (\d+), lastterm: (\d+)\]$/;

/** The facts of the latest start, if the server came so far. */
export function raftFactsOf(lines: readonly LogLine[]): RaftFacts | undefined {
  const found = lines.map(({ msg }) => NEW_RAFT.exec(msg)).findLast((match) => match !== null);
  if (found === undefined) return undefined;
  const [term = NaN, commit = NaN, lastIndex = NaN, lastTerm = NaN] = found.slice(1).map(Number);
  return { term, commit, lastIndex, lastTerm };
}

function parseLine(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { level: '', msg: line };
  }
}
