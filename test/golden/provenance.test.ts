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

describe.each([...fixtureNames('etcd'), ...fixtureNames('kubernetes')])('%s', (name) => {
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
    expect(hashes.map(([file]) => file)).toContain('snapshot.db');
    for (const [file, sha256] of hashes) {
      const bytes = readFixture(name, file);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      if (file === 'snapshot.db') expect(bytes.length).toBe(provenance.sizeBytes);
    }
  });

  test('names every file in the folder', () => {
    const others = filesOf(name).filter((file) => file !== 'provenance.json');
    expect(Object.keys(provenance.files).sort()).toEqual(others.sort());
  });
});

test('no folder is without provenance', () => {
  for (const kind of ['etcd', 'kubernetes'] as const) {
    const known = fixtureNames(kind).map((name) => name.slice(kind.length + 1));
    expect(filesOf(kind).sort()).toEqual(known.sort());
  }
});
