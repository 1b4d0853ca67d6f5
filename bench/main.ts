/**
 * The bench's command line: `npm run bench -- [options]`.
 *
 *     --case NAME      one case, or `growth`, `verify-growth`, `wal-growth` or
 *                      `wal-segments-growth` for those that growth is fitted over; repeatable
 *     --runs N         counted pairs a case, 5 unless told; one more is run first and dropped
 *     --large          also the cases on 10 GB (makes and keeps a file of 9.7 GB)
 *     --hostile        instead: how `verify` grows with files that are made to cost much
 *     --profile CASE   no measuring: ours once under `node --cpu-prof`, into build/profiles/
 *     --save           write docs/bench.md
 *     --list           print the names of the cases
 *
 * Exit code: 0 all goals met, 1 a goal missed, a wrong answer or a failure, 2 wrong usage or a
 * missing side.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { BENCH_CASES, GROWTH_GOALS } from './cases.ts';
import type { BenchCase } from './cases.ts';
import { ensureCorpus } from './corpora.ts';
import { hostileLine, runHostile } from './hostile.ts';
import { formatBlock, formatPage, growthSentence } from './report.ts';
import { runCase } from './run.ts';
import { growthOf, growthVerdictOf, verdictOf } from './summary.ts';
import type { CaseResult, Growth } from './summary.ts';
import { benchProgram, locateOurs, projectRoot } from './tools.ts';

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

function main(words: string[]): number {
  const { values } = parseArgs({
    args: words,
    options: {
      case: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string', default: '5' },
      large: { type: 'boolean', default: false },
      hostile: { type: 'boolean', default: false },
      profile: { type: 'string' },
      save: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) {
    throw new Error(`--runs: found ${values.runs}, expected a whole number from 1`);
  }
  if (values.list) return list();
  if (values.hostile) return hostile();
  if (values.profile !== undefined) return profile(caseNamed(values.profile));
  const chosen = new Set(values.case.flatMap(namesOf));
  const results = BENCH_CASES.map((one): CaseResult => {
    const result = { benchCase: one, outcome: outcomeOf(one, chosen, values.large, runs) };
    if (result.outcome.kind !== 'not-run') process.stdout.write(`${formatBlock(result)}\n`);
    return result;
  });
  const growths = GROWTH_GOALS.flatMap((goal) => growthOf(results, goal) ?? []);
  for (const growth of growths) process.stdout.write(`${growthSentence(growth)}\n`);
  if (values.save)
    save(formatPage(results, growths, new Date().toISOString().slice(0, 10)), results);
  return exitCodeOf(results, growths);
}

/** `missing` weighs more than `missed`: a table with a hole must not look like a judgement. */
function exitCodeOf(results: readonly CaseResult[], growths: readonly Growth[]): number {
  if (results.some((result) => result.outcome.kind === 'missing')) return 2;
  const verdicts = [...results.map(verdictOf), ...growths.map(growthVerdictOf)];
  return verdicts.includes('missed') ? 1 : 0;
}

function outcomeOf(
  one: BenchCase,
  chosen: ReadonlySet<string>,
  large: boolean,
  runs: number,
): CaseResult['outcome'] {
  if (chosen.size > 0 && !chosen.has(one.name)) {
    return { kind: 'not-run', detail: 'not chosen' };
  }
  if (one.large && !large) return { kind: 'not-run', detail: 'needs --large' };
  return runCase(one, runs, note);
}

function namesOf(name: string): readonly string[] {
  const growth = GROWTH_GOALS.find((goal) => goal.name === name);
  return growth?.cases ?? [caseNamed(name).name];
}

function caseNamed(name: string): BenchCase {
  const found = BENCH_CASES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no case is called ${name}; see --list`);
  return found;
}

function list(): number {
  process.stdout.write(
    [...[...BENCH_CASES, ...GROWTH_GOALS].map(({ name }) => name), ''].join('\n'),
  );
  return 0;
}

function hostile(): number {
  const results = runHostile(note);
  for (const result of results) process.stdout.write(`${hostileLine(result)}\n`);
  return results.every(({ isMet }) => isMet) ? 0 : 1;
}

function profile(one: BenchCase): number {
  const ours = locateOurs();
  if (ours === undefined) throw new Error('our command is missing (npm run build)');
  const file = ensureCorpus(one.corpus, note);
  const folder = join(projectRoot(), 'build', 'profiles', one.name);
  mkdirSync(folder, { recursive: true });
  const other = one.otherCorpus === undefined ? '' : ensureCorpus(one.otherCorpus, note);
  const ourArguments = one.ourArguments(file, join(folder, 'output'), other);
  const program = one.ourProgram === undefined ? ours : benchProgram(one.ourProgram);
  const words = ['--cpu-prof', `--cpu-prof-dir=${folder}`, program, ...ourArguments];
  const done = spawnSync(process.execPath, words, { stdio: 'inherit' });
  note(`profile in ${folder}; open it in a Chromium's developer tools, Performance`);
  return done.status === (one.ourExitCode ?? 0) ? 0 : 1;
}

function save(page: string, results: readonly CaseResult[]): void {
  if (!results.some((result) => result.outcome.kind === 'measured')) {
    note('nothing was measured; docs/bench.md is left as it is');
    return;
  }
  const path = join(projectRoot(), 'docs', 'bench.md');
  writeFileSync(path, page);
  note(`wrote ${path}`);
}

function note(line: string): void {
  process.stderr.write(`bench: ${line}\n`);
}
