/**
 * JUnit XML, as CI servers read it: a suite a file, a test case a layer, a failure with all its
 * findings.
 */

import { formatPlace, formatProblem, isPolicy } from '../../../findings.ts';
import type { Finding } from '../../../operations/verify/collector.ts';
import type { FileReport, VerifyReport } from '../../verify-report.ts';

/** Layers as test cases: which findings belong to which. */
const LAYERS: readonly { name: string; owns: (finding: Finding) => boolean }[] = [
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
export function renderJunit({ files }: VerifyReport): string {
  const suites = files.map(suite);
  const tests = files.length * LAYERS.length;
  const failures = suites.reduce((sum, { failures: some }) => sum + some, 0);
  const errors = files.filter(({ result }) => result === undefined).length;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<testsuites name="etcd-snapshot verify" tests="${String(tests)}" ` +
    `failures="${String(failures)}" errors="${String(errors)}">\n` +
    suites.map(({ xml }) => xml).join('') +
    '</testsuites>\n'
  );
}

function suite({ file, findings, error, result }: FileReport): { xml: string; failures: number } {
  const left = new Set(findings);
  const cases = LAYERS.map(({ name, owns }) => {
    const own = [...left].filter(owns);
    for (const finding of own) left.delete(finding);
    return { name, findings: own };
  });
  const failed = cases.filter((one) => one.findings.some(({ severity }) => severity === 'error'));
  const name = escapeXml(file);
  const inner = cases.map((one) => testCase(name, one, error));
  return {
    failures: error === undefined ? failed.length : 0,
    xml:
      `  <testsuite name="${name}" tests="${String(LAYERS.length)}" ` +
      `failures="${String(failed.length)}" errors="${result === undefined ? '1' : '0'}">\n` +
      `${inner.join('')}  </testsuite>\n`,
  };
}

function testCase(
  file: string,
  { name, findings }: { name: string; findings: readonly Finding[] },
  error: string | undefined,
): string {
  const open = `    <testcase classname="${file}" name="${name}"`;
  if (error !== undefined) {
    return `${open}>\n      <error message="${escapeXml(error)}"/>\n    </testcase>\n`;
  }
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  if (findings.length === 0) return `${open}/>\n`;
  const [first] = errors;
  const failure =
    first === undefined
      ? ''
      : `      <failure type="${first.code}" message="${escapeXml(line(first))}">` +
        `${escapeXml(errors.map(line).join('\n'))}</failure>\n`;
  const out =
    others.length === 0
      ? ''
      : `      <system-out>${escapeXml(others.map(line).join('\n'))}</system-out>\n`;
  return `${open}>\n${failure}${out}    </testcase>\n`;
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
      // An attribute's line feed would become a blank.
      .replace(/[\t\r\n]/g, (character) => `&#${String(character.charCodeAt(0))};`)
  );
}
