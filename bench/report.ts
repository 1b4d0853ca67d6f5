/**
 * The table of a bench run: on the terminal and, with `--save`, as `docs/bench.md`. Ratios are what
 * counts; seconds are given for orientation and hold for the machine named above the table only.
 */
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';

import type { Goal } from './cases.ts';
import type { CaseResult, Growth } from './summary.ts';
import { figuresOf, growthVerdictOf, verdictOf } from './summary.ts';

const COLUMNS = [
  'case',
  'file',
  'peer',
  'goal',
  'ratio',
  'lowest–highest',
  'CPU ratio',
  'seconds, peer → ours',
  'peak MiB, peer → ours',
  'verdict',
];

const EXPLANATION = `Written by \`npm run bench -- --save\`; do not edit.

Every ratio is ours over the peer, wall time of the whole process, start-up included, on the same
file in turn: the median of the ratios of the pairs, then the lowest and highest of them. The first
run of each side is dropped. Everything is read from the page cache; cold disks are not measured.
The CPU ratio is user plus system time, so it shows what a second thread costs. Peak memory is the
highest \`ru_maxrss\` of all counted runs; mapped file pages count, which the peers have many of.
A goal of \`0.25, 128 MiB, 0.5 GB/s\` means: a ratio of at most 0.25, a peak of ours of at most 128 MiB
and at least 0.5 GB (10^9 bytes) of the file read a second; \`objects/s\` are manifests that ours writes.
Where both sides answer the same question, a differing answer misses the goal whatever the time.
\`decode\` counts the time that each side spends with the values, and not what finding them takes; the peer has one
processor, as our JavaScript does. Every hundredth object must be the same.`;

/** The machine and the versions, one fact a line. `date` is an ISO day. */
function machineLines(date: string): readonly string[] {
  const [cpu] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(1);
  return [
    `date: ${date}`,
    `CPU: ${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} logical cores`,
    `memory: ${memory} GiB`,
    `system: ${type()} ${release()} ${arch()}, load average at the end ${(loadavg()[0] ?? 0).toFixed(1)}`,
    `Node: ${process.version}`,
    'peers: etcdutl 3.7.3 and 3.5.35, etcd-dump-logs 3.6.8 and bbolt 1.5.0, built from their own go.mod; openssl of the system; a program with client-go 0.36.3',
  ];
}

/** The row of a case, one text a column. */
function rowOf(result: CaseResult): readonly string[] {
  const { benchCase, outcome } = result;
  const { corpus, otherCorpus } = benchCase;
  const inputs = otherCorpus === undefined ? corpus : `${corpus}, ${otherCorpus}`;
  const start = [benchCase.name, inputs, benchCase.peer, goalText(benchCase.goal)];
  if (outcome.kind !== 'measured') {
    const blank = ['–', '–', '–', '–', '–'];
    return [...start, ...blank, `${outcome.kind.replaceAll('-', ' ')}: ${outcome.detail}`];
  }
  const figures = figuresOf(outcome.pairs, benchCase.objectsIn);
  const { objectsPerSecond: speed } = figures;
  const objects = speed === undefined ? '' : ` (${Math.round(speed)} objects/s)`;
  return [
    ...start,
    figures.ratio.toFixed(2),
    `${figures.ratioLowest.toFixed(2)}–${figures.ratioHighest.toFixed(2)}`,
    figures.processorRatio.toFixed(2),
    `${figures.peerSeconds.toFixed(2)} → ${figures.ourSeconds.toFixed(2)}${objects}`,
    `${figures.peerPeakMiB.toFixed(0)} → ${figures.ourPeakMiB.toFixed(0)}`,
    verdictOf(result),
  ];
}

function goalText(goal: Goal): string {
  const { ratioMax, peakMiBMax, gigabytesPerSecondMin, objectsPerSecondMin } = goal;
  return [
    ...(ratioMax === undefined ? [] : [`${ratioMax}`]),
    ...(peakMiBMax === undefined ? [] : [`${peakMiBMax} MiB`]),
    ...(gigabytesPerSecondMin === undefined ? [] : [`${gigabytesPerSecondMin} GB/s`]),
    ...(objectsPerSecondMin === undefined ? [] : [`${objectsPerSecondMin} objects/s`]),
  ].join(', ');
}

/** One sentence on the growth of a command's time with the size of the file. */
export function growthSentence(growth: Growth): string {
  return (
    `Growth of \`${growth.goal.command}\` time over file size, exponent fitted over ${growth.cases.join(', ')}: ` +
    `ours ${growth.ourExponent.toFixed(2)}, over the two largest ` +
    `${growth.ourLastExponent.toFixed(2)}, peer ${growth.peerExponent.toFixed(2)}; ` +
    `1 is linear, and start-up makes it look smaller in small files. ` +
    `Goal at most ${growth.goal.exponentMax}: ${growthVerdictOf(growth)}.`
  );
}

/** The whole of `docs/bench.md`. */
export function formatPage(
  results: readonly CaseResult[],
  growths: readonly Growth[],
  date: string,
): string {
  return [
    '# Benchmarks',
    EXPLANATION,
    machineLines(date)
      .map((line) => `- ${line}`)
      .join('\n'),
    formatTable([COLUMNS, ...results.map(rowOf)]),
    `${growths.map(growthSentence).join('\n\n')}\n`,
  ].join('\n\n');
}

/** The table for a terminal: one block a case, since the columns do not fit in 80. */
export function formatBlock(result: CaseResult): string {
  const [name, ...cells] = rowOf(result);
  const lines = cells.map((cell, index) => `  ${(COLUMNS[index + 1] ?? '').padEnd(22)} ${cell}`);
  return [name, ...lines, ''].join('\n');
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = COLUMNS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head ?? []), rule, ...body.map(line)].join('\n');
}
