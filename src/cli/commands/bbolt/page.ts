/** `etcd-snapshot bbolt page FILE N…`: an annotated dump of single pages, damaged ones too. */

import { formatCount, formatHex } from '../../../bytes/text.ts';
import type { Annotation } from '../../../bbolt/annotate.ts';
import type { Database } from '../../../bbolt/database.ts';
import { readBytes } from '../../../io/source.ts';
import { toJson } from '../../render/data.ts';
import { UsageError } from '../../context.ts';
import { parseWhole } from '../../options.ts';
import type { DatabaseCommand, DatabaseOptions } from './database-command.ts';

interface PageOptions extends DatabaseOptions {
  readonly showValues?: boolean;
}

/** Most bytes of a stretch that are shown on its line. */
const BYTES_SHOWN = 24;
/** Most overflow pages that are read along with a page. */
const OVERFLOW_MAX = 16_384;

/** Offset, bytes and meaning of every part of a page; values only when asked for. */
export const pageCommand: DatabaseCommand<PageOptions> = {
  name: 'page',
  description: 'dump pages with the meaning of their bytes; values are left out unless asked for',
  formats: ['simple', 'json', 'jsonl'],
  examples: ['page backup.db 0', 'page backup.db 28 --show-values', 'page backup.db 28 -w json'],
  extend: (command) => {
    command
      .argument('<page>', 'page number', checkWhole)
      .option('--show-values', 'show the bytes of values and of unused space, too');
  },
  work: async (database, options, _context, [number = '']) => {
    const pgid = parseWhole(number);
    if ((pgid + 1) * database.pageSize > database.source.size) {
      throw new UsageError(
        `page ${number}: the file has pages 0 to ${String(pageCountOf(database) - 1)}`,
      );
    }
    const { annotatePage } = await import('../../../bbolt/annotate.ts');
    const bytes = await readLogicalPage(database, pgid);
    const parts = annotatePage(pgid, bytes);
    return { text: render(database, pgid, bytes, parts, options), code: 0 };
  },
};

/** Refuses a wrong number before the file is opened; arguments stay texts. */
function checkWhole(text: string): string {
  parseWhole(text);
  return text;
}

/** The page with its overflow, as far as the file has it. */
async function readLogicalPage(database: Database, pgid: number): Promise<Uint8Array> {
  const { source, pageSize } = database;
  const { decodePageHeader, viewOf } = await import('../../../bbolt/page.ts');
  const first = await readBytes(source, pgid * pageSize, pageSize);
  const { overflow } = decodePageHeader(viewOf(first));
  const available = Math.min(OVERFLOW_MAX, pageCountOf(database) - pgid - 1);
  if (overflow === 0 || overflow > available) return first;
  return readBytes(source, pgid * pageSize, (1 + overflow) * pageSize);
}

function pageCountOf({ source, pageSize }: Database): number {
  return Math.floor(source.size / pageSize);
}

function render(
  database: Database,
  pgid: number,
  bytes: Uint8Array,
  parts: readonly Annotation[],
  { writeOut, showValues }: PageOptions,
): string {
  const offset = pgid * database.pageSize;
  const rows = parts.map(({ start, length, meaning, secret }) => {
    const shown =
      secret && showValues !== true ? undefined : formatHex(bytes.subarray(start, start + length));
    return { offset: offset + start, start, length, bytes: shown, meaning };
  });
  if (writeOut === 'json') return `${toJson({ pgid, offset, parts: rows })}\n`;
  if (writeOut === 'jsonl') return rows.map((part) => `${toJson(part)}\n`).join('');
  const head = `page ${String(pgid)} at offset ${String(offset)}, ${formatCount(bytes.length)} bytes\n`;
  return head + rows.map((part) => line(part)).join('');
}

function line(part: {
  start: number;
  length: number;
  bytes: string | undefined;
  meaning: string;
}): string {
  const { start, length, bytes, meaning } = part;
  const hex =
    bytes === undefined
      ? `(${formatCount(length)} bytes)`
      : bytes.slice(0, 2 * BYTES_SHOWN) + (length > BYTES_SHOWN ? '…' : '');
  return `${start.toString(16).padStart(6, '0')}  ${hex.padEnd(2 * BYTES_SHOWN + 1)}  ${meaning}\n`;
}
