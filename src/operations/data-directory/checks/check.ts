/** What checks of a data directory look at: its parts, each as far as it could be read. */

import type { Report } from '../../../findings.ts';
import type { Layout } from '../layout.ts';
import type { SoundRaftSnapshot } from '../read-raft-snapshots.ts';
import type { StoreFacts } from '../read-store.ts';
import type { Wal } from '../read-wal.ts';

/** The parts; undefined for what is not there or does not hold together. */
export interface DirectoryView {
  readonly layout: Layout;
  readonly wal: Wal | undefined;
  /** Those that hold together, the newest first. */
  readonly raftSnapshots: readonly SoundRaftSnapshot[];
  readonly store: StoreFacts | undefined;
}

/** Compares the parts and reports where they disagree. */
export type DirectoryCheck = (view: DirectoryView, report: Report) => void;
