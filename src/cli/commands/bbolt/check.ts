/**
 * `etcd-snapshot bbolt check FILE`: whether every page, element and free page of the file is
 * consistent.
 */

import { formatPlace, formatProblem } from '../../../findings.ts';
import type { Problem } from '../../../findings.ts';
import { formatCount } from '../../../bytes/text.ts';
import { toJson } from '../../render/data.ts';
import { progressLine } from '../../progress.ts';
import type { DatabaseCommand, DatabaseOptions } from './database-command.ts';

/** Problems of one code that are listed; the rest is counted. */
const LISTED_MAX = 100;

/** `OK`, or the problems, each with its code and place. */
export const checkCommand: DatabaseCommand<DatabaseOptions> = {
  name: 'check',
  description: 'check metas, pages, elements and freelist, of inline and nested buckets too',
  formats: ['simple', 'json', 'jsonl'],
  examples: ['check backup.db', 'check backup.db -w json'],
  work: async (database, { writeOut, quiet }, context) => {
    const { checkDatabase } = await import('../../../operations/bbolt.ts');
    const progress = progressLine(database.source.name, context, quiet);
    const listed: Problem[] = [];
    const counts = new Map<string, number>();
    const report = (found: Problem): void => {
      const count = (counts.get(found.code) ?? 0) + 1;
      counts.set(found.code, count);
      if (count <= LISTED_MAX) listed.push(found);
    };
    const { signal } = context;
    const checked = await checkDatabase(database, report, {
      signal,
      onProgress: progress.onProgress,
    });
    await progress.clear();
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const code = total === 0 ? 0 : 1;
    if (writeOut === 'jsonl')
      return { text: listed.map((found) => `${json(found)}\n`).join(''), code };
    if (writeOut === 'json') {
      const problems = `[${listed.map(json).join(',')}]`;
      const facts = toJson({ total, counts: Object.fromEntries(counts), checked });
      return { text: `${facts.slice(0, -1)},"problems":${problems}}\n`, code };
    }
    if (total === 0) {
      return { text: `OK (${formatCount(checked.pageCount)} pages)\n`, code };
    }
    const lines = listed.map(
      (found) => `${found.code}  ${formatPlace(found.place)}: ${formatProblem(found)}\n`,
    );
    const more =
      total > listed.length ? `${formatCount(total - listed.length)} more, not listed\n` : '';
    return {
      text: `${lines.join('')}${more}${formatCount(total)} ${total === 1 ? 'problem' : 'problems'} found\n`,
      code,
    };
  },
};

/** A problem as JSON. */
function json(found: Problem): string {
  const text = `${formatPlace(found.place)}: ${formatProblem(found)}`;
  return toJson({ ...found, text });
}
