import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { filesOf, fixtureNames, readFixture, readFixtureJson } from '../build/fixtures.ts';

interface Provenance {
  readonly what: string;
  readonly madeBy: string;
  readonly command: string;
  readonly date: string;
  readonly license: string;
  readonly sha256: Readonly<Record<string, string>>;
  readonly sizeBytes: number;
  readonly files: Readonly<Record<string, string>>;
}

const KINDS = ['etcd', 'kubernetes', 'datadirs'] as const;

describe.each(KINDS.flatMap((kind) => fixtureNames(kind)))('%s', (name) => {
  const main = name.startsWith('datadirs/') ? 'data.tar.gz' : 'snapshot.db';
  const provenance = readFixtureJson<Provenance>(name, 'provenance.json');

  test('says what it is, by whom, when and under which licence', () => {
    expect(provenance).toMatchObject({
      what: expect.stringMatching(/\w/) as unknown,
      madeBy: expect.stringMatching(/etcd|bbolt/) as unknown,
      command: expect.stringContaining('make.py') as unknown,
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown,
      license: 'Apache-2.0',
    });
  });

  test('has the bytes that it was made with', () => {
    const hashes = Object.entries(provenance.sha256);
    expect(hashes.map(([file]) => file)).toContain(main);
    for (const [file, sha256] of hashes) {
      const bytes = readFixture(name, file);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      if (file === main) expect(bytes.length).toBe(provenance.sizeBytes);
    }
  });

  test('names every file in the folder', () => {
    const others = filesOf(name).filter((file) => file !== 'provenance.json');
    expect(Object.keys(provenance.files).sort()).toEqual(others.sort());
  });
});

test('no folder is without provenance', () => {
  for (const kind of KINDS) {
    const known = fixtureNames(kind).map((name) => name.slice(kind.length + 1));
    expect(filesOf(kind).sort()).toEqual(known.sort());
  }
});

test('every file of damages is named', () => {
  const { files } = readFixtureJson<Provenance>('mutations', 'provenance.json');
  const others = filesOf('mutations').filter((file) => file !== 'provenance.json');
  expect(Object.keys(files).sort()).toEqual(others.sort());
});
