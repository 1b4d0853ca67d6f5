import { expect, test } from 'vitest';

import { isOfDatabase, isOfDirectory, isOfLog } from '../../src/cli/layers.ts';
import { PROBLEM_CODES } from '../../src/findings.ts';

test('every code is about one part: a file, the log, the directory, or a database', () => {
  for (const code of PROBLEM_CODES) {
    const isOfFile = /^(trailer|file|policy|baseline|object)-/.test(code);
    const parts = [isOfFile, isOfLog(code), isOfDirectory(code), isOfDatabase(code)];
    expect(parts.filter(Boolean), code).toHaveLength(1);
  }
});

test.each([
  ['wal-checksum', 'log'],
  ['wal-none', 'log'],
  ['wal-behind-database', 'directory'],
  ['database-term', 'directory'],
  ['raft-snapshot-checksum', 'directory'],
  ['directory-not-etcd', 'directory'],
  ['member-not-listed', 'directory'],
  ['member-record', 'database'],
  ['page-type', 'database'],
] as const)('%s is about the %s', (code, part) => {
  expect(isOfLog(code)).toBe(part === 'log');
  expect(isOfDirectory(code)).toBe(part === 'directory');
  expect(isOfDatabase(code)).toBe(part === 'database');
});
