/**
 * `etcd-snapshot bbolt buckets FILE`: the names of all buckets, one a line, inner ones by their
 * path.
 */

import { toJson } from '../../render/data.ts';
import type { DatabaseCommand, DatabaseOptions } from './database-command.ts';

/** The names of the buckets; as JSON with root page and sequence. */
export const bucketsCommand: DatabaseCommand<DatabaseOptions> = {
  name: 'buckets',
  description: 'list the buckets',
  formats: ['simple', 'json', 'jsonl'],
  examples: ['buckets backup.db', 'buckets backup.db -w json'],
  work: async (database, { writeOut }, { signal }) => {
    const { bucketStats } = await import('../../../operations/bbolt.ts');
    const stats = await bucketStats(database, { signal });
    const rows = stats.map(({ path, root, sequence, elementCount }) => {
      return { path, root, sequence, elementCount };
    });
    if (writeOut === 'json') return { text: `${toJson(rows)}\n`, code: 0 };
    if (writeOut === 'jsonl') {
      return { text: rows.map((row) => `${toJson(row)}\n`).join(''), code: 0 };
    }
    return { text: stats.map(({ path }) => `${path.join('/')}\n`).join(''), code: 0 };
  },
};
