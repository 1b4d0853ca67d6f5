/** The configuration file of verify: what it may say, what wins, and where it is looked for. */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { settableOptions } from '../../src/cli/config-setting.ts';
import { verifyCommand } from '../../src/cli/commands/verify.ts';
import type { Context } from '../../src/cli/context.ts';
import { nearest } from '../../src/bytes/nearest.ts';
import { PROBLEM_CODES } from '../../src/findings.ts';
import { readFixture } from '../build/fixtures.ts';
import { tell } from './fake.ts';
import type { Told } from './fake.ts';
import { enterFolder } from './folder.ts';

const FILE = 'etcd-snapshot.yaml';

let folder: ReturnType<typeof enterFolder>;
beforeEach(() => {
  folder = enterFolder();
  mkdirSync('backups');
  writeFileSync('backups/a.db', readFixture('etcd/3.6-basic', 'snapshot.db'));
});
afterEach(() => {
  folder.leave();
});

function put(yaml: string, file: string = FILE): void {
  writeFileSync(file, yaml);
}

const verifyA = (...options: string[]): Promise<Told> =>
  tell(['verify', 'backups/a.db', ...options]);

async function json(...options: string[]): Promise<{
  config: { file: string; digest: string } | null;
  files: { counts: { byCode: object; ignored: number } }[];
}> {
  return JSON.parse((await verifyA('-w', 'json', ...options)).stdout) as never;
}

describe('is read', () => {
  test('from the working directory, and named with its digest', async () => {
    const yaml = 'verify:\n  min-keys: 6\n';
    put(yaml);
    const { config, files } = await json();
    const digest = createHash('sha256').update(yaml).digest('hex');
    expect(config).toEqual({ file: FILE, digest });
    expect(files[0]!.counts.byCode).toEqual({ 'policy-min-keys': 1 });
    for (const format of ['text', 'github', 'junit', 'sarif']) {
      expect((await verifyA('-w', format)).stdout.replace(/\s+/g, ' ')).toContain(digest);
    }
  });

  test('from where --config says', async () => {
    put('verify: { min-keys: 6 }', 'other.yaml');
    put('verify: { min-keys: 7 }');
    expect((await json('--config', 'other.yaml')).config?.file).toBe('other.yaml');
  });

  test('up to a size that no settings need', async () => {
    put(`verify: { min-keys: 5 } #${' '.repeat(1024 ** 2 - 25)}`);
    expect((await verifyA()).exit).toBe(0);
    put(' '.repeat(1024 ** 2 + 1));
    expect(await verifyA()).toEqual({
      ...{ exit: 2, stdout: '' },
      stderr:
        `etcd-snapshot: ${FILE}: the configuration is too large: ` +
        'found 1,048,577 bytes, expected at most 1,048,576\n',
    });
  });

  test('never beside the input', async () => {
    put('verify: { min-keys: 6 }', `backups/${FILE}`);
    expect(await json()).toMatchObject({ config: null, files: [{ counts: { byCode: {} } }] });
  });

  test('under the command line', async () => {
    put('verify: { min-keys: 6, write-out: json, ignore: [trailer-missing] }');
    expect((await verifyA('--min-keys', '5', '-w', 'text')).stdout).toMatch(/^SOUND/);
    expect((await verifyA('--min-keys', '5')).stdout).toMatch(/^\{/);
    const { files } = await json('--ignore', 'policy-trailer', '--require-trailer');
    expect(files[0]!.counts).toMatchObject({ ignored: 0 });
  });

  test('with what is ignored counted', async () => {
    put('verify: { min-keys: 6, ignore: policy-min-keys }');
    expect((await json()).files[0]!.counts).toMatchObject({ byCode: {}, ignored: 1 });
    const told = await verifyA();
    expect(told.exit).toBe(0);
    expect(told.stdout).toContain('1 finding, as asked');
  });

  test.each<[string, string, number, RegExp]>([
    ['a flag', 'require-trailer: true', 0, /^SOUND/],
    ['a flag that is off', 'quick: false', 0, /live keys/],
    ['a flag that is on', 'quick: true', 0, /file layer only/],
    ['a number', 'max-drop: 0.5', 0, /^SOUND/],
    ['a version that YAML takes for a number', 'require-version: 3.6', 0, /^SOUND/],
    ['a size', 'quota: 1KiB', 0, /policy-quota/],
    ['a list', 'ignore: [policy-quota, trailer-missing]', 0, /^SOUND/],
    ['nothing', '', 0, /^SOUND/],
    ['the same as on the command line, negated', 'no-color: true', 0, /^SOUND/],
  ])('%s', async (_name, setting, exit, stdout) => {
    put(`verify:\n  ${setting}\n`);
    const told = await verifyA();
    expect(told.stderr).toBe('');
    expect(told.exit).toBe(exit);
    expect(told.stdout).toMatch(stdout);
  });
});

describe('is refused', () => {
  test.each<[string, string, string]>([
    [
      'a setting that makes the tool write a file',
      'verify: { report: "json:a.json" }',
      'unknown setting report',
    ],
    [
      'an unknown setting',
      'verify: { min-key: 5 }',
      'unknown setting min-key; did you mean min-keys?',
    ],
    [
      'one that is like none',
      'verify: { colour-of-the-output: 5 }',
      'unknown setting colour-of-the-output',
    ],
    ['another section', 'verfiy: {}', 'unknown section verfiy; did you mean verify?'],
    ['a section of another command', 'status: {}', 'unknown section status'],
    ['where output goes', 'verify: { out: a.txt }', 'unknown setting out'],
    ['another configuration', 'verify: { config: a.yaml }', 'unknown setting config'],
    [
      'a wrong choice',
      'verify: { fail-on: never }',
      'fail-on: found never, expected one of error, warning, note',
    ],
    ['a wrong number', 'verify: { min-keys: -1 }', 'min-keys: found -1, expected a whole number'],
    ['no number', 'verify: { min-keys: }', 'min-keys: found nothing, expected a value'],
    ['a flag as a number', 'verify: { min-keys: true }', 'min-keys: found true, expected a value'],
    ['a map as a value', 'verify: { baseline: {} }', 'baseline: found a map, expected a value'],
    [
      'a list as a value',
      'verify: { min-keys: [1] }',
      'min-keys: found a list, expected one value',
    ],
    ['a text as a flag', 'verify: { quick: "yes" }', 'quick: found yes, expected true or false'],
    ['a flag of nothing', 'verify: { quick: }', 'quick: found nothing, expected true or false'],
    [
      'an unknown code',
      'verify: { ignore: [all] }',
      'ignore: found all, expected a problem code; docs/problems lists them',
    ],
    ['a list of sections', '[verify]', 'found no settings, expected a section "verify"'],
    ['an empty file', '', 'found no settings, expected a section "verify"'],
    ['a section that is a text', 'verify: all', '"verify" is not a list of settings'],
    [
      'a setting twice',
      'verify: { quick: true, quick: true }',
      'this is not YAML: Map keys must be unique at line 1, column 24',
    ],
    [
      'no YAML',
      'verify: {',
      'this is not YAML: Flow map in block collection must be sufficiently indented and end with a } at line 1, column 10',
    ],
  ])('%s', async (_name, yaml, message) => {
    put(yaml);
    const told = await verifyA();
    expect(told.stderr).toBe(`etcd-snapshot: ${FILE}: ${message}\n`);
    expect(told).toMatchObject({ exit: 2, stdout: '' });
  });

  test('a bomb of aliases', async () => {
    const levels = Array.from({ length: 20 }, (_, level) => {
      const inner = level === 0 ? 'x' : `*a${String(level - 1)}`;
      return `a${String(level)}: &a${String(level)} [${Array(10).fill(inner).join(', ')}]`;
    });
    put(levels.join('\n'));
    const told = await verifyA();
    expect(told.exit).toBe(2);
    expect(told.stderr).toMatch(/this is not YAML|unknown section/);
    expect(told.stderr.length).toBeLessThan(300);
  });

  test('a mistake also where the command line goes first', async () => {
    put('verify: { min-keys: many }');
    expect((await verifyA('--min-keys', '1')).stderr).toContain('min-keys: found many');
  });

  test('one that was named and is not there, or cannot be read', async () => {
    const gone = await verifyA('--config', 'gone.yaml');
    expect(gone).toMatchObject({ exit: 2, stdout: '' });
    expect(gone.stderr).toContain('gone.yaml: the configuration cannot be read (no such file)');
    mkdirSync(FILE);
    expect((await verifyA()).stderr).toContain(`${FILE}: the configuration is not a file`);
  });

  test('a name with control characters, which no terminal gets to see', async () => {
    put('verify: { "\\e[2J": 1 }');
    expect((await verifyA()).stderr).toBe(`etcd-snapshot: ${FILE}: unknown setting \\x1b[2J\n`);
  });
});

test('the nearest name', () => {
  const names = ['min-keys', 'max-age', 'quick'];
  expect(nearest('minkeys', names)).toBe('; did you mean min-keys?');
  expect(nearest('QUICK', names)).toBe('');
  expect(nearest('x'.repeat(1e6), names)).toBe('');
  expect(nearest('', [])).toBe('');
});

interface Schema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly $ref?: string;
}

describe('the schema', () => {
  const text = readFileSync(
    new URL('../../docs/etcd-snapshot.schema.json', import.meta.url),
    'utf8',
  );
  const schema = JSON.parse(text) as {
    properties: { verify: { properties: Record<string, Schema>; additionalProperties: boolean } };
    additionalProperties: boolean;
    $defs: { code: { pattern: string } };
  };
  const { properties } = schema.properties.verify;
  const options = settableOptions(verifyCommand({} as Context, () => undefined));

  test('has each option of verify in it, and no other', () => {
    const names = options.map(({ long }) => long!.slice(2));
    expect(Object.keys(properties).sort()).toEqual(names.sort());
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties.verify.additionalProperties).toBe(false);
  });

  test.each(options.map((option) => [option.long!.slice(2), option] as const))(
    '%s: what it takes is what the option takes',
    (name, option) => {
      const own = properties[name]!;
      expect(own.type === 'boolean').toBe(!option.required);
      const texts = own.enum?.filter((value) => typeof value === 'string');
      expect(texts).toEqual(option.argChoices === undefined ? undefined : [...option.argChoices]);
      const isList = own.oneOf?.some(({ type }) => type === 'array') ?? false;
      expect(isList).toBe(Array.isArray(option.defaultValue));
    },
  );

  test('knows every code', () => {
    for (const code of PROBLEM_CODES) expect(code).toMatch(new RegExp(schema.$defs.code.pattern));
  });

  test('is in the package', () => {
    const url = new URL('../../package.json', import.meta.url);
    const { files } = JSON.parse(readFileSync(url, 'utf8')) as { files: string[] };
    expect(files).toContain('docs/etcd-snapshot.schema.json');
  });
});
