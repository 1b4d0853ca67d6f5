/** A log whose first entries are gone needs a raft snapshot that stands for them. */

import { problem } from '../../../findings.ts';
import { startOf } from '../start.ts';
import type { DirectoryCheck } from './check.ts';

export const checkRaftSnapshotMissing: DirectoryCheck = (view, report) => {
  const { layout, wal } = view;
  if (wal === undefined || wal.facts.firstIndex <= 1) return;
  const { firstIndex } = wal.facts;
  const start = startOf(view);
  if (start !== undefined && start.index >= firstIndex - 1) return;
  report(problem('raft-snapshot-missing', { file: layout.log?.path ?? '' }, { firstIndex }));
};
