/** Writes that a crash tore: we decide as etcd does, wherever the log is cut or zeroed. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { buildLog } from '../build/wal.ts';
import type { BuiltLog } from '../build/wal.ts';
import { readAsEtcd } from './etcd-rule.ts';
import { entry, firstItems, someItems, state, twoSegments, withBit, withBytes } from './logs.ts';
import { readWhole } from './read-whole.ts';

type Files = BuiltLog['files'];

/** Our stop in the words of the rule. */
async function ours(files: Files): Promise<ReturnType<typeof readAsEtcd>> {
  const { stop, records, codes } = await readWhole({ files }, { skipRest: true });
  expect(codes.includes('wal-torn')).toBe(stop.reason === 'torn');
  return {
    outcome: stop.reason === 'damaged' ? 'refused' : stop.reason,
    segment: files.findIndex(([path]) => path === stop.path),
    offset: stop.offset,
    recordCount: records.length,
  };
}

async function expectAgreement(files: Files, what = ''): Promise<string> {
  const theirs = readAsEtcd(files.map(([, bytes]) => bytes));
  expect(await ours(files), what).toEqual(theirs);
  return theirs.outcome;
}

/** The files with one of them changed. */
function changed(files: Files, segment: number, change: (bytes: Uint8Array) => Uint8Array): Files {
  return files.map(([path, bytes], at) => [path, at === segment ? change(bytes) : bytes] as const);
}

const small = buildLog(twoSegments());

describe('a cut at every byte', () => {
  test.each([
    ['the last segment', 1],
    ['an earlier segment', 0],
  ])('of %s', async (_name, segment) => {
    const end = small.records.findLast((record) => record.segment === segment)!;
    const outcomes = new Set<string>();
    for (let size = 0; size <= end.offset + end.length; size++) {
      const files = changed(small.files, segment, (bytes) => bytes.slice(0, size));
      outcomes.add(await expectAgreement(files, `cut at ${String(size)}`));
    }
    // A first segment that is empty, or ends before its first data, leaves nothing to be continued.
    expect([...outcomes].sort()).toEqual(['end', segment === 1 ? 'torn' : 'refused']);
  });

  test('of the last segment, with zeros behind', async () => {
    const outcomes = new Set<string>();
    const { offset, length } = small.records.at(-1)!;
    for (let size = offset - 300; size <= offset + length; size++) {
      const files = changed(small.files, 1, (bytes) =>
        withBytes(bytes, size, new Uint8Array(bytes.length - size)),
      );
      outcomes.add(await expectAgreement(files, `zeros from ${String(size)}`));
    }
    expect([...outcomes].sort()).toEqual(['end', 'refused', 'torn']);
  });
});

describe('zeros at every alignment', () => {
  const large = buildLog([
    { items: [...firstItems(), entry(3, 2300), state(3)] },
    { items: [state(3), entry(4, 2300), state(4), entry(5, 30), state(5)], size: 8192 },
  ]);

  test.each([
    [512, 1, 1],
    [512, 0, 7],
    [520, 1, 3],
    [1023, 1, 7],
    [1024, 0, 7],
  ])('%i bytes in segment %i', async (length, segment, step) => {
    const { offset } = large.records.find((one) => {
      return one.segment === segment && one.length > 2000;
    })!;
    const outcomes = new Set<string>();
    for (let at = offset + 9; at < offset + 9 + 600; at += step) {
      const files = changed(large.files, segment, (bytes) =>
        withBytes(bytes, at, new Uint8Array(length)),
      );
      outcomes.add(await expectAgreement(files, `zeros at ${String(at)}`));
    }
    const expected = segment === 0 ? ['refused'] : length === 1023 ? ['torn'] : ['refused', 'torn'];
    expect([...outcomes].sort()).toEqual(expected);
  });

  test('a sector of zeros in the length field ends the log', async () => {
    const { offset } = large.records.find((one) => one.segment === 1 && one.length > 2000)!;
    const files = changed(large.files, 1, (bytes) => withBytes(bytes, offset, new Uint8Array(512)));
    expect(await expectAgreement(files)).toBe('end');
  });
});

test('any damage of any log: the same outcome, place and number of records', async () => {
  const damage = fc.record({
    segment: fc.nat(1),
    kind: fc.constantFrom('bit', 'byte', 'zeros', 'cut'),
    at: fc.nat(1500),
    value: fc.nat(255),
    length: fc.nat(1200),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
      let { files } = small;
      for (const { segment, kind, at, value, length } of damages) {
        files = changed(files, segment, (bytes) => {
          if (at >= bytes.length) return bytes;
          if (kind === 'bit') return withBit(bytes, at * 8 + (value & 7));
          if (kind === 'byte') return withBytes(bytes, at, [value]);
          if (kind === 'cut') return bytes.slice(0, at);
          return withBytes(bytes, at, new Uint8Array(Math.min(length, bytes.length - at)));
        });
      }
      const theirs = readAsEtcd(files.map(([, bytes]) => bytes));
      const found = await ours(files);
      // We also stop at data that does not decode, where etcd panics.
      const { codes } = await readWhole({ files }, { skipRest: true });
      const panics = codes.includes('wal-record-data') && found.outcome === 'refused';
      if (!panics) expect(found).toEqual(theirs);
    }),
    { numRuns: 400 },
  );
}, 120_000);

test('the last entries of a longer log, cut at every byte', async () => {
  const log = buildLog([{ items: [...firstItems(), ...someItems(3, 40)] }]);
  const [[path, bytes]] = log.files as [readonly [string, Uint8Array]];
  for (const { offset, length } of log.records.slice(-2)) {
    for (let size = offset + 1; size < offset + length; size++) {
      const { stop, codes } = await readWhole({ files: [[path, bytes.slice(0, size)]] });
      expect(codes).toEqual(['wal-torn']);
      expect(stop).toMatchObject({ reason: 'torn', offset });
    }
  }
});
