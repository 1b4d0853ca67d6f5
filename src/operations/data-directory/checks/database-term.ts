/**
 * The database says the term of the last entry that it has applied; the log has that entry's own. If
 * they differ, one of the two is of another history: put back from elsewhere, or restored.
 */

import { problem } from '../../../findings.ts';
import type { DirectoryCheck } from './check.ts';

export const checkDatabaseTerm: DirectoryCheck = ({ layout, wal, store }, report) => {
  if (wal === undefined || store?.term === undefined || store.term === 0) return;
  const index = store.consistentIndex;
  const expected = wal.log.termAt(index);
  if (expected === undefined || expected === store.term) return;
  const facts = { index, found: store.term, expected };
  report(problem('database-term', { file: layout.database ?? '' }, facts));
};
