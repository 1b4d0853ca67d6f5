/**
 * JUnit XML, as CI servers read it: a suite a file or directory, a test case a layer, a failure with
 * all its findings.
 */

import { formatPlace, formatProblem, isPolicy } from '../../../findings.ts';
import type { Finding } from '../../../operations/verify/collector.ts';
import type { VerifyResult } from '../../../operations/verify/verify.ts';
import { isOfDirectory, isOfLog } from '../../layers.ts';
import type { ConfigUse, FileReport, VerifyReport } from '../../verify-report.ts';

/** A test case, and which findings belong to it. */
interface LayerKind {
  readonly name: string;
  readonly owns: (finding: Finding) => boolean;
}

const LOG: LayerKind = { name: 'log', owns: ({ code }) => isOfLog(code) };
/** Whether log, raft snapshots and database are there and agree. */
const DIRECTORY: LayerKind = { name: 'directory', owns: ({ code }) => isOfDirectory(code) };

/** Layers of a database as test cases. */
const LAYERS: readonly LayerKind[] = [
  { name: 'file', owns: ({ code }) => /^(file|trailer)-/.test(code) },
  {
    name: 'pages',
    owns: ({ code }) =>
      /^(page|element|key|tree|bucket-(header|inline|nested)|freelist|meta-(magic|version|checksum|page-size|high-water-mark|root|freelist)$)/.test(
        code,
      ),
  },
  { name: 'objects', owns: ({ code }) => code.startsWith('object-') },
  { name: 'policies', owns: ({ code }) => isPolicy(code) },
  { name: 'store', owns: () => true },
];

/** The document for all files. */
export function renderJunit({ files, config }: VerifyReport): string {
  const suites = files.map((file) => suite(file, config));
  const tests = suites.reduce((sum, { tests: some }) => sum + some, 0);
  const failures = suites.reduce((sum, { failures: some }) => sum + some, 0);
  const errors = suites.reduce((sum, { errors: some }) => sum + some, 0);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<testsuites name="etcd-snapshot verify" tests="${String(tests)}" ` +
    `failures="${String(failures)}" errors="${String(errors)}">\n` +
    suites.map(({ xml }) => xml).join('') +
    '</testsuites>\n'
  );
}

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

/** A test case: a layer with what was found in it. */
interface Layer {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** Why there is no verdict, told in the first case of a file. */
  readonly error: string | undefined;
  /** Why the layer was not looked at. */
  readonly skipped: string | undefined;
}

function suite(report: FileReport, config: ConfigUse | undefined): Suite {
  const layers = layersOf(report);
  const failures = layers.filter(({ findings }) => findings.some(isError)).length;
  const errors = layers.filter(({ error }) => error !== undefined).length;
  const skipped = layers.filter(({ skipped: why }) => why !== undefined).length;
  const name = escapeXml(report.file);
  const xml =
    `  <testsuite name="${name}" tests="${String(layers.length)}" failures="${String(failures)}" ` +
    `errors="${String(errors)}" skipped="${String(skipped)}">\n` +
    properties(report, config) +
    `${layers.map((layer) => testCase(name, layer)).join('')}  </testsuite>\n`;
  return { xml, tests: layers.length, failures, errors };
}

/** The layers of a database, of a data directory, or of a log alone. */
function kindsOf({ findings, result }: FileReport): readonly LayerKind[] {
  const isDirectory = result?.dataDirectory !== undefined || findings.some(DIRECTORY.owns);
  if (isDirectory) return [DIRECTORY, LOG, ...LAYERS];
  return result?.wal === undefined ? LAYERS : [{ ...LOG, owns: () => true }];
}

function layersOf(report: FileReport): Layer[] {
  const { findings, error, result } = report;
  const left = new Set(findings);
  const noVerdict = result?.verdict === 'unknown' ? noVerdictText(result) : undefined;
  const unseen = result?.examined.pages === undefined ? 'not examined' : undefined;
  const unseenLog = result?.wal === undefined ? 'not examined' : undefined;
  return kindsOf(report).map(({ name, owns }, index) => {
    const own = [...left].filter(owns);
    for (const finding of own) left.delete(finding);
    const ofStore = name !== 'file' && name !== 'policies';
    const why = name === 'log' ? unseenLog : unseen;
    const skipped = own.length === 0 && (error !== undefined || ofStore) ? why : undefined;
    const isFirst = index === 0;
    const wrong = isFirst ? (error ?? noVerdict) : undefined;
    return { name, findings: own, error: wrong, skipped: isFirst ? undefined : skipped };
  });
}

/** Without a verdict nothing has failed, but a build must not pass either. */
function noVerdictText({ examined }: VerifyResult): string {
  return ['no verdict', ...examined.notExamined].join('; not seen: ');
}

function properties({ result }: FileReport, config: ConfigUse | undefined): string {
  const pairs: [string, string][] = [
    ['verdict', result?.verdict ?? 'unknown'],
    ['ignored', String(result?.counts.ignored ?? 0)],
  ];
  if (config !== undefined) pairs.push(['config', config.file], ['config-sha256', config.digest]);
  const lines = pairs.map(([name, value]) => {
    return `      <property name="${name}" value="${escapeXml(value)}"/>\n`;
  });
  return `    <properties>\n${lines.join('')}    </properties>\n`;
}

function testCase(file: string, { name, findings, error, skipped }: Layer): string {
  const inner: string[] = [];
  const errors = findings.filter(isError);
  const others = findings.filter((finding) => !isError(finding));
  const [first] = errors;
  if (first !== undefined) {
    inner.push(
      `<failure type="${first.code}" message="${escapeXml(line(first))}">` +
        `${escapeXml(errors.map(line).join('\n'))}</failure>`,
    );
  }
  if (error !== undefined) inner.push(`<error message="${escapeXml(error)}"/>`);
  if (skipped !== undefined) inner.push(`<skipped message="${escapeXml(skipped)}"/>`);
  if (others.length > 0) {
    inner.push(`<system-out>${escapeXml(others.map(line).join('\n'))}</system-out>`);
  }
  const open = `    <testcase classname="${file}" name="${name}"`;
  if (inner.length === 0) return `${open}/>\n`;
  const lines = inner.map((element) => `      ${element}\n`);
  return `${open}>\n${lines.join('')}    </testcase>\n`;
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function line(finding: Finding): string {
  const place = formatPlace(finding.place);
  return `${finding.severity} ${finding.code}${place === '' ? '' : ` ${place}`}: ${formatProblem(finding)}`;
}

/**
 * Markup is escaped, and what XML 1.0 forbids (most control characters, lone surrogates) replaced.
 */
function escapeXml(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`)
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      // An attribute's line feed would become a blank; a terminal would turn text around.
      .replace(
        /[\t\r\n\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
        (character) => `&#${String(character.charCodeAt(0))};`,
      )
  );
}
