import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { crc32c } from '../../src/bytes/crc32c.ts';
import { isCorruptionError } from '../../src/errors.ts';
import { formatProblemLine } from '../../src/findings.ts';
import {
  checkRaftSnapshotName,
  decodeRaftSnapshot,
  formatRaftSnapshotName,
  parseRaftSnapshotName,
} from '../../src/raft/raft-snapshot.ts';
import type { RaftSnapshot } from '../../src/raft/raft-snapshot.ts';
import {
  applyToDirectory,
  dataDirectoryNames,
  directoryMutations,
  raftSnapshotFiles,
} from '../build/data-directory.ts';
import { codeThrown } from '../build/errors.ts';
import { readFixtureJson } from '../build/fixtures.ts';
import { message } from '../build/wire.ts';

const PLACE = { file: 'member/snap/0000000000000002-000000000000003d.snap' };
const EMPTY = new Uint8Array(0);

function sealed(data: Uint8Array): Uint8Array {
  return message([1, crc32c(data)], [2, data]);
}

function decode(bytes: Uint8Array): RaftSnapshot {
  return decodeRaftSnapshot(bytes, PLACE);
}

/** The line of the problem, or of the other error, that bytes are refused with. */
function refusal(bytes: Uint8Array): string {
  try {
    decode(bytes);
    return 'none';
  } catch (error) {
    return isCorruptionError(error) ? formatProblemLine(error.problem) : String(error);
  }
}

describe('names', () => {
  test('say term and index', () => {
    const name = '0000000000000002-000000000000012e.snap';
    expect(parseRaftSnapshotName(name)).toEqual({ term: 2, index: 302 });
    expect(formatRaftSnapshotName({ term: 2, index: 302 })).toBe(name);
  });

  test('lead back to what they were made of', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (term, index) => {
        const name = formatRaftSnapshotName({ term, index });
        expect(parseRaftSnapshotName(name)).toEqual({ term, index });
      }),
    );
  });

  test.each([
    'db',
    '000000000000012e.snap.db',
    '2-12e.snap',
    '0000000000000002-000000000000012E.snap',
    '0000000000000002-000000000000012e.snap.broken',
    '0000000000000002-000000000000012e.wal',
    '0020000000000000-0000000000000001.snap',
    '0000000000000001-ffffffffffffffff.snap',
    '\n0000000000000002-000000000000012e.snap',
  ])('are not such as %j', (name) => {
    expect(parseRaftSnapshotName(name)).toBeUndefined();
  });

  test('that say something else than the file are found', () => {
    const name = '0000000000000002-000000000000003e.snap';
    expect([...checkRaftSnapshotName(name, { term: 2, index: 0x3e }, PLACE)]).toEqual([]);
    const [found] = checkRaftSnapshotName(name, { term: 2, index: 0x3d }, PLACE);
    expect(formatProblemLine(found!)).toBe(exampleOf('raft-snapshot-name'));
  });
});

describe('the message', () => {
  test('may lack whatever is zero', () => {
    const NOBODY = { voters: [], learners: [], votersOutgoing: [], learnersNext: [] };
    const confState = { ...NOBODY, autoLeave: false };
    const bare = { term: 0, index: 0, confState, data: EMPTY };
    expect(decode(sealed(message([2, EMPTY])))).toEqual(bare);
    expect(decode(sealed(message([9, 1])))).toEqual(bare);
    const zeros = message([1, EMPTY], [2, message([1, EMPTY], [2, 0], [3, 0])]);
    expect(decode(sealed(zeros))).toEqual(bare);
  });

  test('has its fields in any order, and the last one counts', () => {
    const metadata = message([3, 1], [3, 7], [2, 2 ** 53 - 1], [1, message([1, 5])]);
    const { term, index, confState, data } = decode(
      sealed(message([2, metadata], [7, 1], [1, new Uint8Array([1, 2])])),
    );
    expect({ term, index, voters: confState.voters, data: [...data] }).toEqual({
      term: 7,
      index: 2 ** 53 - 1,
      voters: [5n],
      data: [1, 2],
    });
  });

  test.each([
    ['no bytes', EMPTY, 'raft-snapshot-empty'],
    ['no data', message([1, 5]), 'raft-snapshot-empty'],
    ['data of no bytes', message([1, 5], [2, EMPTY]), 'raft-snapshot-empty'],
    ['no checksum', message([2, message([9, 1])]), 'raft-snapshot-empty'],
    ['a checksum of 0', message([1, 0], [2, message([9, 1])]), 'raft-snapshot-empty'],
    ['another checksum', message([1, 1], [2, message([9, 1])]), 'raft-snapshot-checksum'],
    ['no envelope', new Uint8Array([0xff]), 'raft-snapshot-message'],
    ['a checksum that is bytes', message([1, EMPTY]), 'raft-snapshot-message'],
    ['no message inside', sealed(new Uint8Array([0x0a, 5])), 'raft-snapshot-message'],
    ['metadata that is a number', sealed(message([2, 1])), 'raft-snapshot-message'],
    ['an index of 2^53', sealed(message([2, message([2, 2 ** 53])])), 'raft-snapshot-message'],
    ['a term below 0', sealed(message([2, message([3, -1])])), 'raft-snapshot-message'],
    [
      'a broken state',
      sealed(message([2, message([1, message([1, new Uint8Array([0x80])])])])),
      'raft-snapshot-message',
    ],
  ])('with %s is refused', (_what, bytes, code) => {
    expect(codeThrown(() => decode(bytes))).toBe(code);
  });

  test('of any bytes at all is decoded or refused with a code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, isSealed) => {
        const code = codeThrown(() => decode(isSealed ? sealed(bytes) : bytes));
        expect(code).toMatch(/^(no error|raft-snapshot-(empty|checksum|message))$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

interface Dumps {
  readonly default: string;
}

describe('of real servers', () => {
  test.each(dataDirectoryNames())('%s: each is what its name says', async (name) => {
    const files = await raftSnapshotFiles(name);
    const paths = [...files.keys()].sort();
    let newest = 'Snapshot:\nempty\n';
    for (const path of paths) {
      const snapshot = decodeRaftSnapshot(files.get(path)!, { file: path });
      expect([...checkRaftSnapshotName(path.split('/').at(-1), snapshot, {})]).toEqual([]);
      const { term, index, confState } = snapshot;
      const nodes = confState.voters.map((id) => id.toString(16)).join(' ');
      newest = `Snapshot:\nterm=${String(term)} index=${String(index)} nodes=[${nodes}] `;
    }
    // etcd-dump-logs begins with the newest one.
    const dumps = readFixtureJson<Dumps>(`datadirs/${name}`, 'dumplogs.json');
    expect(dumps.default.startsWith(newest)).toBe(true);
  });

  test.each(['3.5', '3.6', '3.7'] as const)('%s: every damage is found', async (version) => {
    const files = await raftSnapshotFiles(`${version}-manysnaps`);
    const lines: string[] = [];
    for (const { id, ops } of directoryMutations('wal', version)) {
      if (!id.includes('-snap-')) continue;
      for (const [path, bytes] of applyToDirectory(files, ops)) {
        if (files.get(path) === bytes) continue;
        const line = refusal(bytes);
        lines.push(line.slice(line.indexOf(': ') + 2));
      }
    }
    // One bit of the checksum, one of the data, half, nothing; then the checksums of all five.
    const checksum = expect.stringMatching(
      /^the CRC-32C of the raft snapshot does not match: /,
    ) as unknown;
    const half = expect.stringMatching(/^the raft snapshot is not the message /) as unknown;
    const empty =
      'the raft snapshot is empty: found 0 bytes, expected a checksum and what it covers';
    expect(lines).toEqual([checksum, checksum, half, empty, ...Array<unknown>(5).fill(checksum)]);
  });
});

describe('a flipped bit or a cut', () => {
  const whole = sealed(
    message(
      [1, new Uint8Array(50).fill(0x7b)],
      [2, message([1, message([1, 9n])], [2, 61], [3, 2])],
    ),
  );

  test('is noticed wherever it is', () => {
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const flipped = whole.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(
        codeThrown(() => decode(flipped)),
        String(bit),
      ).toMatch(/^raft-snapshot-/);
    }
    for (let length = 0; length < whole.length; length++) {
      expect(codeThrown(() => decode(whole.subarray(0, length)))).toMatch(/^raft-snapshot-/);
    }
    expect(decode(whole).index).toBe(61);
  });
});

describe('the examples in docs/problems are what is said', () => {
  test('raft-snapshot-empty', () => {
    expect(refusal(EMPTY)).toBe(exampleOf('raft-snapshot-empty'));
  });

  test.each([
    ['raft-snapshot-checksum', 'snap-data-bit'],
    ['raft-snapshot-message', 'snap-truncated'],
  ])('%s', async (code, id) => {
    const { ops } = directoryMutations('wal', '3.6').find((one) => one.id === `3.6-${id}`)!;
    const path = ops[0]!.file;
    const bytes = applyToDirectory(await raftSnapshotFiles('3.6-manysnaps'), ops).get(path)!;
    let line = '';
    try {
      decodeRaftSnapshot(bytes, { file: path });
    } catch (error) {
      line = (error as Error).message;
    }
    expect(line).toBe(exampleOf(code));
  });
});

function exampleOf(code: string): string {
  const page = readFileSync(new URL(`../../docs/problems/${code}.md`, import.meta.url), 'utf8');
  return /\n```\n([^`]+)\n```\n/.exec(page)?.[1] ?? '';
}
