import { expect, test } from 'vitest';

import { artifactOf } from '../../src/cli/render/verify/artifact.ts';
import type { FileReport } from '../../src/cli/verify-report.ts';

const artifact = (file: string, inside: string | undefined, walDirectory?: string): string => {
  const report = { file, walDirectory } as FileReport;
  return artifactOf(report, inside === undefined ? {} : { file: inside });
};

test('is the input itself where no file inside is meant', () => {
  expect(artifact('a.db', undefined)).toBe('a.db');
  expect(artifact('data/', undefined)).toBe('data/');
});

test('is the file inside of it, with one slash between', () => {
  expect(artifact('data', 'member/snap/db')).toBe('data/member/snap/db');
  expect(artifact('data/', 'member/snap/db')).toBe('data/member/snap/db');
  expect(artifact('/', 'member/wal')).toBe('/member/wal');
});

test('is a file of the log where that lies, if it lies elsewhere', () => {
  expect(artifact('data', '/fast/wal/0.wal', '/fast/wal')).toBe('/fast/wal/0.wal');
  expect(artifact('data', '/fast/wal', '/fast/wal')).toBe('/fast/wal');
  expect(artifact('data', 'member/snap/db', '/fast/wal')).toBe('data/member/snap/db');
  // A folder with the name of one inside.
  expect(artifact('data', 'member/snap/db', 'member')).toBe('data/member/snap/db');
});
