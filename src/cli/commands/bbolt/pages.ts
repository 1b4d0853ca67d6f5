/** `etcd-snapshot bbolt pages FILE`: every page up to the high-water mark. */

import type { PageSummary } from '../../../operations/bbolt.ts';
import { toJson } from '../../render/data.ts';
import { escapeControls } from '../../../bytes/text.ts';
import type { ExitCode } from '../../exit-code.ts';
import type { DatabaseCommand, DatabaseOptions } from './database-command.ts';

/** The listing in the columns of bbolt's own command. */
export const pagesCommand: DatabaseCommand<DatabaseOptions> = {
  name: 'pages',
  description: 'list the pages: number, type, elements, overflow',
  formats: ['simple', 'json', 'jsonl'],
  examples: ['pages backup.db', 'pages backup.db -w jsonl'],
  work: async (database, { writeOut }, { signal, stderr }) => {
    const { listPages } = await import('../../../operations/bbolt.ts');
    let problemCount = 0;
    const report = (): void => {
      problemCount++;
    };
    const text = render(listPages(database, report, { signal }), writeOut);
    const code = async (): Promise<ExitCode> => {
      if (problemCount === 0) return 0;
      // What lies below a broken page has nobody to point to it any more, but it is not free.
      const name = database.source.name;
      await stderr.write(
        `etcd-snapshot: ${escapeControls(name)}: the file is damaged, so pages shown as free may be in use; ` +
          'see etcd-snapshot bbolt check\n',
      );
      return 1;
    };
    return { text, code };
  },
};

async function* render(
  batches: AsyncIterable<PageSummary[]>,
  format: string,
): AsyncGenerator<string> {
  const isJson = format === 'json';
  yield isJson ? '[' : format === 'jsonl' ? '' : HEAD;
  let separator = '';
  for await (const pages of batches) {
    const lines = pages.map(format === 'simple' ? row : (page) => toJson(page));
    if (isJson) yield separator + lines.join(',');
    else yield lines.map((line) => `${line}\n`).join('');
    separator = ',';
  }
  if (isJson) yield ']\n';
}

const HEAD = `${columns('ID', 'TYPE', 'ITEMS', 'OVRFLW')}\n${columns('========', '==========', '======', '======')}\n`;

function row({ pgid, type, count, overflow }: PageSummary): string {
  const items = type === 'free' ? '' : String(count);
  return columns(String(pgid), type, items, overflow > 0 ? String(overflow) : '');
}

function columns(id: string, type: string, items: string, overflow: string): string {
  return `${id.padEnd(8)} ${type.padEnd(10)} ${items.padEnd(6)} ${overflow.padEnd(6)}`;
}
