import { describe, expect, test } from 'vitest';

import {
  ALL_ENTRIES,
  ENTRY_FILTERS,
  matchesFilter,
} from '../../../src/etcd/requests/entry-filter.ts';
import type { EntryFilter } from '../../../src/etcd/requests/entry-filter.ts';
import { ENTRY_TYPES } from '../../../src/raft/entry.ts';
import { fixtureEntries, fixtureFilters } from '../../build/entries.ts';

const entries = fixtureEntries();

function matching(filters: readonly EntryFilter[]): number[] {
  return entries.filter((entry) => matchesFilter(entry, filters)).map(({ index }) => index);
}

describe('matchesFilter', () => {
  const filters = fixtureFilters();

  test.each(Object.keys(filters))('%s takes what etcd-dump-logs takes', (name) => {
    expect(ENTRY_FILTERS).toContain(name);
    expect(matching([name as EntryFilter])).toEqual(filters[name]);
  });

  test('the types of entries', () => {
    const ofType = (...types: number[]): number[] =>
      entries.filter(({ type }) => types.includes(type)).map(({ index }) => index);
    expect(matching(['Normal'])).toEqual(ofType(ENTRY_TYPES.normal));
    expect(matching(['ConfigChange'])).toEqual(
      ofType(ENTRY_TYPES.confChange, ENTRY_TYPES.confChangeV2),
    );
    expect(matching(ALL_ENTRIES)).toHaveLength(entries.length);
    expect(matching([])).toEqual([]);
  });

  test('several filters take what any of them takes', () => {
    const puts = matching(['IRRPut']);
    const both = new Set([...puts, ...matching(['ConfigChange']), ...matching(['Request'])]);
    expect(new Set(matching(['IRRPut', 'ConfigChange', 'Request']))).toEqual(both);
  });
});
