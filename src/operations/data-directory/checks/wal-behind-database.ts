/**
 * A database holds only what its log held before: entries are written to the log first. One that is
 * ahead means that the log has lost its end; since etcd 3.6 a server then never gets healthy, and an
 * older one takes no writes.
 */

import { problem } from '../../../findings.ts';
import type { DirectoryCheck } from './check.ts';

export const checkWalBehindDatabase: DirectoryCheck = ({ layout, wal, store }, report) => {
  if (wal === undefined || store === undefined) return;
  const { lastIndex, start } = wal.facts;
  const found = Math.max(lastIndex, start?.index ?? 0);
  const expected = store.consistentIndex;
  if (found >= expected) return;
  report(problem('wal-behind-database', placeOf(layout.log?.path), { found, expected }));
};

function placeOf(file: string | undefined): { file?: string } {
  return file === undefined ? {} : { file };
}
