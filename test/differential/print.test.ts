/**
 * Objects as kubectl prints them, byte for byte: every object of the fixtures, and texts that are
 * hard to write in YAML, against the writers that kubectl has. What a terminal obeys is left out:
 * kubectl prints it as it is, and we do not.
 */

import { execFile } from 'node:child_process';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';

import type { JsonObject, JsonValue } from '../../src/bytes/json.ts';
import { formatJson } from '../../src/bytes/json-text.ts';
import { decodeObject } from '../../src/kubernetes/decode/decode-object.ts';
import { printJson } from '../../src/kubernetes/print/json.ts';
import { printYaml } from '../../src/kubernetes/print/yaml.ts';
import { fixtureNames } from '../build/fixtures.ts';
import { storedObjects } from '../build/stored-objects.ts';
import { TRICKY_TEXTS } from '../kubernetes/print/tricky.ts';
import { locateOracles } from '../oracles/locate.ts';
import { KUBERNETES_VERSION } from '../oracles/versions.ts';
import { Tally } from './harness/tally.ts';

const TIMEOUT_MS = 120_000;
const OBJECTS_MAX = 10_000;
/**
 * Of three odd names, kubectl's order depends on the order in which a Go map gives them, which is
 * random: go-yaml's comparison of names is not transitive.
 */
const NAMES_MAX = 2;
/**
 * What kubectl leaves without quotes although other readers take it for something else: numbers
 * beyond their type, days that are in no calendar, and the merge key.
 */
const CARELESS = /^[-+]?[\d._]+e[-+]?[\d_]{3}|^[-+]?0x[\da-f_]{17}|^2\d{3}-\d\d?-\d|^<<$/i;
const oracles = locateOracles();
const tally = new Tally();

describe.skipIf(!oracles)(`kubectl ${KUBERNETES_VERSION} prints`, { timeout: TIMEOUT_MS }, () => {
  afterAll(async ({}, suite) => {
    await tally.finish('kubectl-print', suite, {
      input: `all objects of the Kubernetes fixtures, ${OBJECTS_MAX} objects of texts that are hard to write`,
    });
  });

  test.each(fixtureNames('kubernetes'))('the objects of %s', async (fixture) => {
    const objects: JsonObject[] = [];
    for (const { encoding, plaintext, modRevision } of await storedObjects(fixture)) {
      if (encoding === 'text') continue;
      objects.push(decodeObject(plaintext, { absent: 'hybrid', modRevision }).object);
    }
    await expectSame(objects);
  });

  test('texts that are hard to write', async () => {
    const texts = TRICKY_TEXTS.filter((text) => !CARELESS.test(text));
    const tricky = texts.map((text) => ({ text, [text]: [text, { [text]: text }] }));
    await expectSame([...tricky, ...fc.sample(anyObject(), OBJECTS_MAX)]);
  });
});

/** Both forms of each object are what kubectl prints. */
async function expectSame(objects: readonly JsonObject[]): Promise<void> {
  const answers = await print(objects.map(formatJson).join('\n'));
  expect(answers).toHaveLength(objects.length);
  for (const [index, object] of objects.entries()) {
    expect(printYaml(object)).toBe(answers[index]?.yaml);
    expect(printJson(object)).toBe(answers[index]?.json);
    tally.add('YAML');
    tally.add('JSON');
  }
}

function print(lines: string): Promise<{ yaml: string; json: string }[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(oracles!.kubectlPrint, { maxBuffer: 2 ** 30 }, (error, stdout) => {
      if (error) reject(new Error(error.message));
      else
        resolve(
          stdout
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as never),
        );
    });
    child.stdin?.end(lines);
  });
}

/** Objects of texts that are made of the pieces that matter to a YAML writer. */
function anyObject(): fc.Arbitrary<JsonObject> {
  const pieces = [
    ' ',
    ' ',
    '\n',
    "'",
    '"',
    ':',
    '#',
    '-',
    'a',
    'word',
    '0',
    '9',
    '.',
    '{',
    '[',
    '&',
  ];
  const others = ['\t', 'é', '日', '😀', '?', '!', '%', '@', '|', '>', ',', 'yes', '~', '_', '\\'];
  const numbers = [
    '0',
    '1',
    '9',
    '-',
    '+',
    '.',
    '_',
    'x',
    'b',
    'o',
    'e',
    ':',
    'T',
    'Z',
    '2001-1-1',
  ];
  const joined = (from: readonly string[], maxLength: number): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...from), { maxLength, size: 'max' }).map((all) => all.join(''));
  const text = fc
    .oneof(joined([...pieces, ...others], 60), joined(numbers, 9))
    .filter((made) => !CARELESS.test(made));
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.constantFrom<JsonValue>(null, true, 5, -7, 1.5, 1e-7, 1234567.25, 1e22, 2n ** 63n),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(text, tie('value'), { maxKeys: NAMES_MAX }) as fc.Arbitrary<JsonValue>,
    ),
  }));
  return value.map((made) => ({ made }));
}
