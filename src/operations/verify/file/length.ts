/**
 * The file ends where a saved snapshot does: with the 32 bytes of its trailer right behind the
 * image. Looked at by length alone.
 */

import type { Database } from '../../../bbolt/database.ts';
import { checkSize, TRAILER_SIZE, trailerOf } from '../../../etcd/snapshot.ts';
import { problem } from '../../../findings.ts';
import type { Report } from '../../../findings.ts';
import type { BeginFileCheck, TrailerVerdict } from './check.ts';

/** What is set aside ahead of its use, or copied by blocks, comes in multiples of this many bytes. */
const SECTOR_SIZE = 512;

export const beginLengthCheck: BeginFileCheck = ({ database }) => {
  const { present, extraBytes } = trailerOf(database.source.size, database.imageSize);
  if (present && extraBytes === 0) return undefined;
  return (report) => Promise.resolve({ trailer: reportLength(database, report) });
};

function reportLength(database: Database, report: Report): TrailerVerdict {
  const { source, imageSize } = database;
  const trailer = trailerOf(source.size, imageSize);
  const { extraBytes } = trailer;
  for (const found of checkSize(database, trailer)) {
    report(found);
    return 'size';
  }
  // A database file grows ahead of its use by whole pages; what a copy tool adds is odd.
  if (extraBytes === 0 || (extraBytes % SECTOR_SIZE === 0 && extraBytes >= SECTOR_SIZE)) {
    report(problem('trailer-missing', {}, {}));
    return 'missing';
  }
  if (extraBytes < TRAILER_SIZE) {
    report(problem('trailer-truncated', { offset: imageSize }, { foundBytes: extraBytes }));
    return 'truncated';
  }
  const facts = { extraBytes: extraBytes - TRAILER_SIZE };
  report(problem('trailer-followed', { offset: imageSize + TRAILER_SIZE }, facts));
  return 'followed';
}
