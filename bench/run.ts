/**
 * Runs one case: a warming run of each side that is dropped, then peer and ours in turn. Both sides
 * are measured by the same small Go program (`measure/`), so wall time and peak memory mean the
 * same for both. A side that is missing or fails gives an outcome of its own and never a number.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { BenchCase } from './cases.ts';
import { corporaFolder, ensureCorpus, stampOf } from './corpora.ts';
import { benchProgram, buildGoTool, locateOurs, locatePeer } from './tools.ts';

/** One run of one command, as `measure/main.go` prints it. */
export interface Measurement {
  readonly wallSeconds: number;
  readonly userSeconds: number;
  readonly systemSeconds: number;
  /** Highest resident memory in bytes, mapped file pages included. */
  readonly peakBytes: number;
  readonly exitCode: number;
  /** The beginning; nothing where the output is only counted or dropped. */
  readonly stdout: string;
  /** SHA-256 of all of it, where that was asked for. */
  readonly stdoutSum: string;
  readonly stderr: string;
}

/** What becomes of what a command writes: `-stdout` of `measure/main.go`. */
type OutputMode = 'head' | 'null' | 'sum';

/** A run of the peer and the run of ours that followed it. */
export interface Pair {
  readonly peer: Measurement;
  readonly ours: Measurement;
}

/** What came of a case. */
export type Outcome =
  | { readonly kind: 'measured'; readonly pairs: readonly Pair[]; readonly fileSize: number }
  | { readonly kind: 'wrong-answer'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'missing'; readonly detail: string }
  | { readonly kind: 'not-run'; readonly detail: string };

interface Command {
  readonly words: readonly string[];
  /** What to copy before each run, and what to remove; or nothing. */
  readonly copyOptions: readonly string[];
}

/** Of what the measuring program prints: it keeps 1 MiB of an output, as JSON. */
const MEASURED_BYTES_MAX = 16 * 1024 * 1024;
/** Also if it is not there, or a folder. */
const REMOVE = { recursive: true, force: true };

/** Runs the case with `runs` counted pairs, after one of each side that is not counted. */
export function runCase(one: BenchCase, runs: number, note: (line: string) => void): Outcome {
  const peer = locatePeer(one.peer);
  const ours = locateOurs();
  const missing = [
    ...(peer === undefined ? [`${one.peer} (npm run oracles)`] : []),
    ...(ours === undefined ? ['our command (npm run build)'] : []),
  ];
  if (peer === undefined || ours === undefined) {
    return { kind: 'missing', detail: missing.join(' and ') };
  }
  const corpus = ensureCorpus(one.corpus, note);
  const other = one.otherCorpus === undefined ? '' : ensureCorpus(one.otherCorpus, note);
  const copy = join(corporaFolder(), `${one.name}.copy.db`, one.copyAs ?? '');
  const file = one.freshCopy ? copy : corpus;
  const output = join(corporaFolder(), `${one.name}.out`);
  const copyOptions = [
    ...(one.freshCopy ? ['-copy', corpus, '-as', file] : []),
    ...(one.makesOutput === true ? ['-output', output] : []),
  ];
  const program = one.ourProgram === undefined ? ours : benchProgram(one.ourProgram);
  const before = stampOf(corpus);
  const fileSize = before.size + (other === '' ? 0 : stampOf(other).size);
  const outcome = runPairs(
    one,
    { words: [...peer, ...one.peerArguments(file, output, other)], copyOptions },
    { words: [process.execPath, program, ...one.ourArguments(file, output, other)], copyOptions },
    { runs, fileSize },
  );
  if (one.freshCopy) rmSync(join(corporaFolder(), `${one.name}.copy.db`), REMOVE);
  const after = stampOf(corpus);
  if (before.writtenMs !== after.writtenMs || before.size !== after.size) {
    return { kind: 'failed', detail: `${corpus} was written to; delete it and run again` };
  }
  return outcome;
}

function runPairs(
  one: BenchCase,
  peerCommand: Command,
  ourCommand: Command,
  scale: { readonly runs: number; readonly fileSize: number },
): Outcome {
  const pairs: Pair[] = [];
  for (let index = 0; index <= scale.runs; index++) {
    const mode = outputMode(one, index);
    const peer = measure(peerCommand, mode);
    if (peer.exitCode !== 0) return failure(one.peer, peer);
    const ours = measure(ourCommand, mode);
    if (ours.exitCode !== (one.ourExitCode ?? 0)) return failure('ours', ours);
    const difference = one.equalOutput
      ? differentSum(peer, ours)
      : differentField(peer.stdout, ours.stdout, one.equalFields);
    if (difference !== undefined) return { kind: 'wrong-answer', detail: difference };
    if (index > 0) pairs.push({ peer: withSeconds(peer, one), ours: withSeconds(ours, one) });
  }
  return { kind: 'measured', pairs, fileSize: scale.fileSize };
}

/** The measurement with the seconds that the case counts. */
function withSeconds(run: Measurement, { secondsField }: BenchCase): Measurement {
  if (secondsField === undefined) return run;
  const seconds = parseObject(run.stdout)?.[secondsField];
  if (typeof seconds !== 'number') throw new Error(`no ${secondsField} in ${run.stdout}`);
  return { ...run, wallSeconds: seconds };
}

/** Long outputs are compared in the run that does not count. */
function outputMode(one: BenchCase, index: number): OutputMode {
  if (!one.equalOutput) return 'head';
  return index === 0 ? 'sum' : 'null';
}

/**
 * Runs the command once.
 *
 * @throws Error when the measuring program itself fails.
 */
function measure(command: Command, mode: OutputMode): Measurement {
  const options = [...command.copyOptions, '-stdout', mode, '--', ...command.words];
  const done = spawnSync(buildGoTool('measure'), options, {
    encoding: 'utf8',
    maxBuffer: MEASURED_BYTES_MAX,
  });
  if (done.status !== 0) throw new Error(`measure failed: ${done.stderr}`);
  return JSON.parse(done.stdout) as Measurement;
}

function failure(side: string, run: Measurement): Outcome {
  const lines = run.stderr.trim().split('\n');
  const reason = lines[lines.length - 1] ?? '';
  return { kind: 'failed', detail: `${side} exited with ${run.exitCode}: ${reason}` };
}

function differentSum(peer: Measurement, ours: Measurement): string | undefined {
  if (peer.stdoutSum === ours.stdoutSum) return undefined;
  return `SHA-256 of the output: found ${ours.stdoutSum}, expected ${peer.stdoutSum}`;
}

/** Says which field differs, or that an answer is no JSON object; `undefined` when all is well. */
function differentField(
  peerText: string,
  ourText: string,
  fields: readonly string[] | undefined,
): string | undefined {
  if (fields === undefined) return undefined;
  const ours = parseObject(ourText);
  if (ours === undefined) return 'our answer is not a JSON object';
  if (fields.length === 0) return undefined;
  const peer = parseObject(peerText);
  if (peer === undefined) return "the peer's answer is not a JSON object";
  const field = fields.find((name) => peer[name] === undefined || peer[name] !== ours[name]);
  if (field === undefined) return undefined;
  return `${field}: found ${String(ours[field])}, expected ${String(peer[field])}`;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
