/**
 * Decoding against Kubernetes' own test data: of every kind of every release since 1.14, our JSON of
 * the protobuf is the JSON next to it, and no field is unknown. A difference that is not in
 * `testdata-differences.json` fails, and so does a listed one that is gone.
 */
import { afterAll, describe, expect, it } from 'vitest';

import { bringTestdata, differenceOf } from './harness/kubernetes-testdata.ts';
import { Tally } from './harness/tally.ts';
import { listedIn, readTestdataDifferences } from './harness/testdata-differences.ts';

const testdata = await bringTestdata();
const tally = new Tally();

describe('decoding what Kubernetes has of every kind', () => {
  afterAll(async ({}, suite) => {
    const releases = [testdata[0], testdata.at(-1)].map((one) => one?.release).join(' to ');
    const input = `the objects in Kubernetes' own test data, ${releases}`;
    await tally.finish('kubernetes-testdata', suite, { input });
  });

  it.each(testdata)('$module of $release', (one) => {
    const differences = new Map<string, string>();
    for (const name of one.names) {
      const difference = differenceOf(one, name);
      if (difference !== undefined) differences.set(name, difference);
      const verdict = difference === undefined ? 'the same JSON' : 'other JSON, listed below';
      tally.add(`an object of \`${one.module}\`: ${verdict}`);
    }
    const listed = listedIn(one.release, one.names);
    const unlisted = [...differences].filter(([name]) => !listed.includes(name));
    expect(unlisted).toEqual([]);
    expect(listed.filter((name) => !differences.has(name))).toEqual([]);
  });

  it('lists nothing that is nowhere', () => {
    const nowhere = readTestdataDifferences().filter(({ name, releases }) =>
      (releases ?? [undefined]).some(
        (release) =>
          !testdata.some(
            (one) => (release ?? one.release) === one.release && one.names.includes(name),
          ),
      ),
    );
    expect(nowhere).toEqual([]);
  });
});
