/** The entries of fixtures/entries, and what etcd-dump-logs prints for each. */

import type { Entry } from '../../src/raft/entry.ts';
import { parseHex } from '../../src/bytes/text.ts';
import { readFixture, readFixtureJson } from './fixtures.ts';

const FOLDER = 'entries';

/** The entries, index 1 first. */
export function fixtureEntries(): Entry[] {
  const rows = readFixtureJson<[type: number, term: number, hex: string][]>(FOLDER, 'entries.json');
  return rows.map(([type, term, hex], at) => ({ type, term, index: at + 1, data: parseHex(hex) }));
}

/** The rows that are printed, by index. */
export function fixtureRows(): ReadonlyMap<number, string> {
  const text = new TextDecoder().decode(readFixture(FOLDER, 'dump.txt'));
  const rows = text.split('\n').filter((line) => /^ *\d+\t *\d+\t(norm|conf)\t/.test(line));
  return new Map(rows.map((row) => [Number(row.split('\t')[1]), row]));
}

/** For each filter the indices of the entries that are printed with it. */
export function fixtureFilters(): Readonly<Record<string, readonly number[]>> {
  return readFixtureJson(FOLDER, 'filters.json');
}
