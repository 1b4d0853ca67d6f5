/**
 * Writes `docs/compared.md` from the numbers that the tests kept: which releases were compared, how
 * much of what, where we differ and why, and what everyone says of each damaged file.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

import { readKnownDifferences } from './known-differences.ts';
import { readLogDifferences } from './log-differences.ts';
import { readTestdataDifferences } from './testdata-differences.ts';
import type { TestdataDifference } from './testdata-differences.ts';
import {
  BBOLT_VERSION,
  DUMP_LOGS_VERSION,
  ETCD_VERSIONS,
  KUBERNETES_VERSION,
} from '../../oracles/versions.ts';

/** A test file that keeps numbers. */
export type PartName = (typeof PARTS)[number];

/** What one test file kept of its last run. */
export interface ComparedPart {
  /** Day of the run, `YYYY-MM-DD`. */
  readonly date: string;
  /** How many comparisons there were of each kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** What was compared, seeds included. */
  readonly input: string;
  /** Rows of the table of damages. */
  readonly rows?: readonly (readonly string[])[];
}

const PARTS = [
  'status',
  'bbolt',
  'verify',
  'get',
  'history',
  'list',
  'recover',
  'verify-histories',
  'verify-restores',
  'restore-bytes',
  'restore-servers',
  'restore-kubernetes',
  'export',
  'kubernetes-testdata',
  'compaction',
  'rbac',
  'restore-kill',
  'mutations',
  'wal-dump',
  'wal-mutations',
  'wal-kill',
  'kubectl-print',
] as const;

/** Folder of the kept numbers. */
export const COMPARED_PARTS: URL = new URL('../../../build/differential/', import.meta.url);
const PAGE = new URL('../../../docs/compared.md', import.meta.url);

const HEAD = `# Compared with the real tools

Written by \`ETCD_SNAPSHOT_COMPARED=write npm run test:differential\`; do not edit. The tests are in
[test/differential](../test/differential). They start real servers, let them do seeded random work, save
snapshots, and compare what we print with what the released tools print of the same file. A snapshot of the same
seed has the same history, and other member IDs.

Releases: etcd ${ETCD_VERSIONS.join(', ')}; bbolt ${BBOLT_VERSION}; etcd-dump-logs ${DUMP_LOGS_VERSION};
Kubernetes ${KUBERNETES_VERSION}.
`;

const KNOWN = `## Known differences

A test fails when a difference is not listed here, and when a listed one is gone. In each of them we refuse, or
find something wrong in, a file of which a tool says nothing, unless the reason says otherwise.
`;

const OBJECT_DIFFERENCES = `### Objects in Kubernetes' test data

Our JSON of the protobuf is not the JSON that lies next to it.
`;

const LOG_DIFFERENCES = `### Damaged logs

A server is started on a copy of the directory; what counts is whether it takes a write.
`;

const DAMAGES = `## Damaged files

Each case is a change of some bytes ([fixtures/mutations](../fixtures/mutations)); what the tools say of it was
recorded there, what we say is of this run. \`ok\`: the command ended with 0;
\`error\`: it said that something is wrong; \`crash\`: it ended with a Go panic or fault. Ours: exit code and error
codes ([docs/problems](problems/README.md)); of \`verify\` the verdict and the codes, the trailer made anew so that the
digest does not do the work. Not everything that is broken is the business of a status: it does
not compare the trailer, and it decodes no leases, members, users or alarms.
`;

/** Writes the page from the parts that exist. */
export async function writeCompared(): Promise<void> {
  const parts = PARTS.map(readPart).filter((part) => part !== undefined);
  const rows = parts.flatMap((part) => part.rows ?? []);
  const heads = ['case', 'what is broken', ...ETCD_VERSIONS, 'bbolt check', 'our status'];
  const sections = [
    HEAD,
    '## How much\n',
    parts.map(numbers).join('\n'),
    KNOWN,
    table(['command', 'cases', 'why'], readKnownDifferences().map(differenceRow)),
    OBJECT_DIFFERENCES,
    table(['object', 'releases', 'why'], readTestdataDifferences().map(testdataDifferenceRow)),
    LOG_DIFFERENCES,
    table(['damage', 'ours', 'the server', 'why'], readLogDifferences().map(logDifferenceRow)),
    DAMAGES,
    table([...heads, 'our bbolt check', 'our verify'], rows),
  ];
  writeFileSync(PAGE, await format(sections.join('\n'), { parser: 'markdown', printWidth: 100 }));
}

function readPart(name: PartName): ComparedPart | undefined {
  const file = new URL(`${name}.json`, COMPARED_PARTS);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ComparedPart) : undefined;
}

function numbers({ date, input, counts }: ComparedPart): string {
  const kinds = Object.entries(counts);
  const total = kinds.reduce((sum, [, count]) => sum + count, 0);
  const rows = kinds.map(([what, count]) => [what, String(count)]);
  return `${date}: ${String(total)} comparisons of ${input}.\n\n${table(['what', 'times'], rows)}`;
}

function differenceRow({
  command,
  versions,
  cases,
  reason,
}: ReturnType<typeof readKnownDifferences>[number]): string[] {
  const of = versions === undefined ? '' : ` of ${versions.join(', ')}`;
  return [`\`${command}\`${of}`, cases.join(', '), reason];
}

function testdataDifferenceRow({ name, releases, reason }: TestdataDifference): string[] {
  return [`\`${name}\``, releases?.join(', ') ?? 'all', reason];
}

function logDifferenceRow({
  kinds = [],
  versions,
  ours,
  codes,
  server,
  reason,
}: ReturnType<typeof readLogDifferences>[number]): string[] {
  const of = versions === undefined ? '' : ` (${versions.join(', ')})`;
  const said = [ours, ...codes.map((code) => `\`${code}\``)].join(' ');
  return [kinds.join(', ') || 'any', said, `${server}${of}`, reason];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return line(heads) + line(heads.map(() => '---')) + rows.map(line).join('');
}
