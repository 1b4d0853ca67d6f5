/** The database of a data directory, for what reads one file. */

import { formatCount } from '../../bytes/text.ts';
import { CorruptionError } from '../../errors.ts';
import { problem } from '../../findings.ts';
import type { Layout } from './layout.ts';

/**
 * The path of the database.
 * @throws {CorruptionError} directory-no-database.
 */
export function expectDatabase(layout: Layout): string {
  if (layout.database !== undefined) return layout.database;
  const expected = layout.given === 'member' ? 'snap/db' : 'member/snap/db';
  const facts = { found: whatElse(layout), expected };
  throw new CorruptionError(problem('directory-no-database', {}, facts));
}

function whatElse({ raftSnapshots, receivedDatabases, log, unlisted }: Layout): string {
  const counts = [
    counted(raftSnapshots.length, 'raft snapshot'),
    counted(receivedDatabases.length, 'received database'),
    counted(log?.segments.length ?? 0, 'segment', ' of the log'),
    ...unlisted.map(({ path }) => `a folder ${path} that cannot be listed`),
  ].filter((text) => text !== '');
  return counts.length === 0 ? 'nothing' : counts.join(' and ');
}

function counted(count: number, what: string, rest = ''): string {
  return count === 0 ? '' : `${formatCount(count)} ${what}${count === 1 ? '' : 's'}${rest}`;
}
