/** Every format of verify's report, over sound, damaged and hostile reports. */

import { describe, expect, test } from 'vitest';

import { renderVerify, VERIFY_FORMATS } from '../../src/cli/render/verify/formats.ts';
import type { VerifyFormat } from '../../src/cli/render/verify/formats.ts';
import { wrap } from '../../src/cli/render/verify/wrap.ts';
import type { FileReport, VerifyReport } from '../../src/cli/verify-report.ts';
import { PROBLEM_CODES, problem, severityOf } from '../../src/findings.ts';
import type { Place, Problem } from '../../src/findings.ts';
import { formatKey } from '../../src/bytes/text.ts';
import type { Finding } from '../../src/operations/verify/collector.ts';
import type { VerifyResult } from '../../src/operations/verify/verify.ts';
import { bytesOf } from '../build/database.ts';
import { readXml } from './xml.ts';
import { sarifProblems } from './sarif-schema.ts';

/** What keys and file names can be made of. */
const HOSTILE: readonly [string, string][] = [
  ['a workflow command', 'x\n::stop-commands::token'],
  ['a workflow command of the older form', 'x ##[add-mask]secret'],
  ['percent escapes', '100%0A::error::%25'],
  ['carriage return and line feed', 'a\r\nb\rc\nd'],
  ['colons and commas', 'file=a,line=1::b'],
  ['the end of CDATA', 'a]]>b<![CDATA['],
  ['markup', '<a href="x" onclick=\'y\'>&amp;</a>'],
  ['NUL and other controls', 'a\0b\x07c\x1b[2J\x7f\t'],
  ['C1', 'a\x85b\x9b2Jc'],
  ['text that turns around', 'a\u202eb\u2066c\u200fd\ufeffe\u2028f\u2029g'],
  ['lone surrogates', 'a\ud800b\udc00c'],
  ['text beyond the basic plane', 'a😀b\u{10ffff}'],
  ['a label that ends', 'x"} 1\nother_metric{a="b\\'],
  ['a scheme and a host', '//host/a:b?c#d'],
  ['a drive', 'C:\\backups\\a.db'],
  ['something very long', 'k'.repeat(20_000)],
];

const EMPTY_COUNTS = { error: 0, warning: 0, note: 0, ignored: 0, byCode: {} };

function resultOf(findings: readonly Finding[], more: Partial<VerifyResult> = {}): VerifyResult {
  const count = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const byCode: Record<string, number> = {};
  for (const { code } of findings) byCode[code] = (byCode[code] ?? 0) + 1;
  const counts = { error: count('error'), warning: count('warning'), note: count('note') };
  return {
    verdict: counts.error > 0 ? 'damaged' : 'sound',
    policiesMet: true,
    examined: {
      trailer: 'matches',
      pages: {
        pageCount: 5,
        checkedCount: 3,
        freeCount: 2,
        recordCount: 9,
        firstRevision: 2,
        lastRevision: 10,
      },
      liveKeys: 5,
      notExamined: [],
    },
    counts: { ...EMPTY_COUNTS, ...counts, byCode },
    facts: undefined,
    ...more,
  };
}

function fileOf(
  file: string,
  findings: readonly Finding[] = [],
  more: Partial<FileReport> = {},
): FileReport {
  const result = resultOf(findings);
  const exitCode = result.verdict === 'damaged' ? 1 : 0;
  return { file, findings, result, error: undefined, exitCode, ...more };
}

function reportOf(...files: FileReport[]): VerifyReport {
  return { files, config: undefined, exitCode: 0 };
}

function finding(of: Problem): Finding {
  return { ...of, severity: severityOf(of.code) };
}

/** Findings as the checks make them: keys and names made printable where they are found. */
function findingsOf(text: string): Finding[] {
  const key = formatKey(bytesOf(text));
  const place: Place = {
    pgid: 3,
    pageType: 'leaf',
    bucket: ['key'],
    element: 1,
    key,
    offset: 12_288,
  };
  return [
    problem('tombstone-orphan', place, {}),
    problem('key-order', { ...place, length: 17 }, { key, previous: key }),
    problem('bucket-unknown', {}, { name: key }),
    problem('alarm-active', { bucket: ['alarm'] }, { type: 'NOSPACE', member: 'a1' }),
    problem(
      'trailer-mismatch',
      { part: 'trailer' },
      { found: 'a'.repeat(64), expected: 'b'.repeat(64) },
    ),
    problem('meta-checksum', { part: 'meta 0' }, { found: 2n ** 64n - 1n, expected: 1n }),
    problem('policy-min-keys', {}, { found: 1, expected: 2 }),
  ].map(finding);
}

const render = (format: VerifyFormat, report: VerifyReport, all = true): Promise<string> =>
  renderVerify(format, report, { all });

/** Controls but the line feed, and what turns text around. */
const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

describe.each(HOSTILE)('%s', (_name, text) => {
  const report = reportOf(
    fileOf(text, findingsOf(text)),
    fileOf(`./${text}`, [], { result: undefined, error: 'a: no such file', exitCode: 2 }),
  );
  const used: VerifyReport = { ...report, config: { file: text, digest: 'c'.repeat(64) } };

  test.each(VERIFY_FORMATS)(
    '%s sends nothing to a terminal that it would act on',
    async (format) => {
      for (const one of [report, used]) {
        const rendered = await render(format, one);
        expect(rendered).not.toMatch(UNSAFE);
        expect(rendered).toMatch(/\n$/);
      }
    },
  );

  test('text has a line for each thing and 80 columns, but for words that are longer', async () => {
    const lines = (await render('text', used)).split('\n');
    for (const line of lines) {
      const isName = /^(SOUND|DAMAGED|UNKNOWN) |salvage/.test(line);
      const [longest = 0] = line
        .split(' ')
        .map(({ length }) => length)
        .sort((a, b) => b - a);
      if (!isName && longest < 60) expect(line.length).toBeLessThanOrEqual(80);
    }
    expect(lines.filter((line) => /^(DAMAGED|UNKNOWN)/.test(line))).toHaveLength(2);
  });

  test('json and jsonl give back the names as they are', async () => {
    const json = JSON.parse(await render('json', used)) as {
      schemaVersion: number;
      config: { file: string };
      files: { file: string; findings: { code: string; facts: object }[] }[];
    };
    expect(json.schemaVersion).toBe(1);
    expect(json.config.file).toBe(text);
    expect(json.files.map(({ file }) => file)).toEqual([text, `./${text}`]);
    expect(json.files[0]!.findings.map(({ code }) => code)).toEqual(
      findingsOf(text).map(({ code }) => code),
    );
    const lines = (await render('jsonl', used)).trimEnd().split('\n');
    expect(lines).toHaveLength(findingsOf(text).length + 2);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ file: expect.stringContaining(text) as string });
  });

  test('sarif holds to its schema', async () => {
    for (const one of [report, used]) {
      expect(sarifProblems(JSON.parse(await render('sarif', one)))).toEqual([]);
    }
  });

  test('junit is well-formed XML, with all that was found', async () => {
    const root = readXml(await render('junit', used));
    expect(root.name).toBe('testsuites');
    const replaced = text
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, '\ufffd')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
    expect(root.children.map(({ attributes }) => attributes['name'])).toEqual([
      replaced,
      `./${replaced}`,
    ]);
    const failures = root.children.flatMap((suite) =>
      suite.children.flatMap(({ children }) => children.filter(({ name }) => name === 'failure')),
    );
    // File, pages, store and policies of the first file.
    expect(failures).toHaveLength(4);
    const texts = failures
      .map((failure) => failure.text)
      .join('\n')
      .split('\n');
    expect(texts).toHaveLength(
      findingsOf(text).filter(({ severity }) => severity === 'error').length,
    );
  });

  test('github has one command a line and no other', async () => {
    const lines = (await render('github', used)).trimEnd().split('\n');
    expect(lines).toHaveLength(findingsOf(text).length + 1 + 2 + 1);
    const commands = lines.filter((line) => line.startsWith('::'));
    expect(commands).toHaveLength(findingsOf(text).length + 1);
    for (const line of commands) {
      const match = /^::(error|warning|notice) file=([^:,\r\n]*),title=([\w% -]+)::(.*)$/.exec(
        line,
      );
      expect(match).not.toBeNull();
      // As the runner takes it apart again.
      const [, , file = ''] = match!;
      expect(file).not.toMatch(/%(?!25|0D|0A|3A|2C)/);
    }
    for (const line of lines.filter((one) => !one.startsWith('::'))) {
      expect(line).toMatch(/^(verdict|config)/);
      expect(line).not.toContain('##[');
    }
  });

  test('openmetrics has labels that end where they should', async () => {
    const lines = (await render('openmetrics', used)).trimEnd().split('\n');
    expect(lines.at(-1)).toBe('# EOF');
    for (const line of lines.slice(0, -1)) {
      if (line.startsWith('# ')) expect(line).toMatch(/^# (TYPE|HELP) etcd_snapshot_verify_\w+ /);
      else
        expect(line).toMatch(/^etcd_snapshot_verify_\w+\{(\w+="(?:[^"\\]|\\[\\n"])*",?)+\} \d+$/);
    }
  });
});

test('every code is rendered in every format', async () => {
  // The facts that a sentence needs, whatever the code.
  const facts = new Proxy({}, { get: () => 1, ownKeys: () => [] });
  const all = PROBLEM_CODES.map((code) =>
    finding({ code, place: {}, facts } as unknown as Problem),
  );
  const report = reportOf(fileOf('a.db', all));
  for (const format of VERIFY_FORMATS) {
    const rendered = await render(format, report);
    if (format === 'openmetrics') continue;
    for (const code of PROBLEM_CODES) expect(rendered).toContain(code);
  }
});

describe('text', () => {
  test('writes a few findings of a code out, and counts the rest', async () => {
    const many = Array.from({ length: 9 }, (_, element) =>
      finding(problem('tombstone-orphan', { pgid: 3, element }, {})),
    );
    const short = await render('text', reportOf(fileOf('a.db', many)), false);
    expect(short.match(/error {3}tombstone-orphan/g)).toHaveLength(5);
    expect(short).toContain('and 4 more of tombstone-orphan');
    const long = await render('text', reportOf(fileOf('a.db', many)));
    expect(long.match(/error {3}tombstone-orphan/g)).toHaveLength(9);
    expect(long).not.toContain('more of');
  });

  test('says the verdict first', async () => {
    const first = async (more: Partial<VerifyResult>): Promise<string> =>
      (await render('text', reportOf(fileOf('a.db', [], { result: resultOf([], more) })))).split(
        '\n',
      )[0]!;
    expect(await first({})).toBe('SOUND     a.db');
    expect(await first({ verdict: 'damaged' })).toBe('DAMAGED   a.db');
    expect(await first({ verdict: 'unknown' })).toBe('UNKNOWN   a.db');
    expect(await first({ policiesMet: false })).toBe('REFUSED   a.db');
  });

  test('is wrapped at blanks, and long words are cut', () => {
    expect(wrap('a b', 'x ')).toEqual(['x a b']);
    expect(wrap('', 'x ')).toEqual(['x']);
    const words = Array(40).fill('word').join(' ');
    const lines = wrap(words, '  ');
    expect(lines.join(' ').replace(/ +/g, ' ').trim()).toBe(words);
    for (const line of lines) expect(line).toMatch(/^ {2}\S.{0,77}$/);
    const [only, ...others] = wrap('x'.repeat(1000), '');
    expect(only).toBe(`${'x'.repeat(240)}…(760 more)`);
    expect(others).toEqual([]);
  });
});

describe('junit', () => {
  test('does not pass a file without a verdict', async () => {
    const result = resultOf([], {
      verdict: 'unknown',
      examined: {
        trailer: 'missing',
        pages: undefined,
        liveKeys: undefined,
        notExamined: ['pages (quick)'],
      },
    });
    const root = readXml(await render('junit', reportOf(fileOf('a.db', [], { result }))));
    const [suite] = root.children;
    expect(suite!.attributes).toMatchObject({
      tests: '5',
      failures: '0',
      errors: '1',
      skipped: '3',
    });
    expect(root.attributes).toMatchObject({ tests: '5', failures: '0', errors: '1' });
    const error = suite!.children.find(({ name }) => name === 'testcase')!.children[0]!;
    expect(error.name).toBe('error');
    expect(error.attributes['message']).toBe('no verdict; not seen: pages (quick)');
  });

  test('counts what it lists', async () => {
    const files = [
      fileOf('a.db', findingsOf('x')),
      fileOf('b.db'),
      fileOf('c.db', [], { result: undefined, error: 'gone', exitCode: 2 }),
    ];
    const root = readXml(await render('junit', reportOf(...files)));
    const cases = root.children.flatMap(({ children }) =>
      children.filter(({ name }) => name === 'testcase'),
    );
    const having = (name: string): string =>
      String(cases.filter(({ children }) => children.some((child) => child.name === name)).length);
    expect(root.attributes).toMatchObject({
      tests: String(cases.length),
      failures: having('failure'),
      errors: having('error'),
    });
  });
});

test('openmetrics says of a file that could not be examined that it is not sound', async () => {
  const gone = fileOf('a.db', [], { result: undefined, error: 'gone', exitCode: 2 });
  const text = await render('openmetrics', reportOf(gone));
  expect(text).toContain('etcd_snapshot_verify_sound{file="a.db"} 0\n');
  expect(text).toContain('etcd_snapshot_verify_exit_code{file="a.db"} 2\n');
  expect(text).not.toContain('live_keys{');
});
