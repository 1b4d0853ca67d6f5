/** The list of what can be recovered, for people and as data; it has no values. */

import { decodeText, escapeControls, formatCount } from '../../bytes/text.ts';
import type { RecoverySummary } from '../../operations/recover/types.ts';
import { formatCounted } from '../render/count.ts';
import { toJson } from '../render/data.ts';
import { formatSize } from '../render/size.ts';
import { wrap } from '../render/verify/wrap.ts';
import { isSecretKey, titleOf } from './item.ts';
import type { Item } from './item.ts';

/** Version of the form of the data; a new field does not change it. */
const SCHEMA_VERSION = 1;

/** What a run has found. */
export interface Listing {
  readonly file: string;
  readonly items: readonly Item[];
  readonly summary: RecoverySummary;
  /** Where it was written; undefined if it was not. */
  readonly out: string | undefined;
  readonly showSecrets: boolean;
  readonly all: boolean;
}

/** The list, piece by piece. */
export function* renderList(
  listing: Listing,
  format: 'text' | 'json' | 'jsonl',
): Generator<string> {
  if (format === 'text') {
    yield* renderText(listing);
    return;
  }
  const { file, items, summary, out, showSecrets } = listing;
  const head = { schemaVersion: SCHEMA_VERSION, file, out: out ?? null, ...summary };
  const data = items.map((item) => itemData(item, showSecrets));
  if (format === 'json') {
    yield `${toJson({ ...head, records: data })}\n`;
    return;
  }
  yield `${toJson({ type: 'recovery', ...head })}\n`;
  for (const one of data) yield `${toJson({ type: 'record', ...one })}\n`;
}

/** A record as data. */
export function itemData(item: Item, showSecrets: boolean): Record<string, unknown> {
  const { record, place, file, problem } = item;
  const { mark, confidence, pgid, element, keyState, isCopy, valueSize } = record;
  const isHidden = isSecretKey(item) && !showSecrets;
  const text = decodeText(record.key);
  const key =
    text === undefined ? { keyBase64: Buffer.from(record.key).toString('base64') } : { key: text };
  const object =
    place.type === 'resource'
      ? {
          ...{ group: place.group, resource: place.resource, kind: place.kind ?? null },
          ...{ namespace: place.namespace ?? null, name: isHidden ? null : place.name },
        }
      : {};
  return {
    ...(isHidden ? { key: null } : key),
    ...object,
    ...{ mark, confidence, page: pgid, element, revision: record.revision },
    createRevision: record.createRevision,
    deletedRevision: record.deletedRevision ?? null,
    ...{ valueSize, keyState, isCopy },
    file: file ?? null,
    problem: problem ?? null,
  };
}

const COLUMNS = ['REVISION', 'DELETED', 'FOUND', 'PAGE', 'SIZE', 'CONFIDENCE'];
/** Columns that are numbers. */
const NUMBERS: readonly number[] = [0, 1, 3, 4];

function* renderText({ file, items, summary, out, showSecrets, all }: Listing): Generator<string> {
  const name = file === '-' ? 'standard input' : escapeControls(file);
  const arrow = out === undefined ? '' : ` → ${escapeControls(out)}`;
  yield `${(items.length === 0 ? 'NOTHING' : 'FOUND').padEnd(10)}${name}${arrow}\n`;
  yield* lines(wrap(foundText(items), '  found     '));
  yield* lines(wrap(pagesText(summary), '  pages     '));
  if (items.length > 0) {
    yield '\n';
    yield* table(items, showSecrets);
  }
  const notes = notesOf(items, out, all);
  if (notes.length > 0) yield '\n';
  for (const note of notes) yield* lines(wrap(note, '  note      '));
}

function foundText(items: readonly Item[]): string {
  if (items.length === 0) return 'nothing that was deleted is still there';
  const of = (mark: string): number => items.filter(({ record }) => record.mark === mark).length;
  const parts = [
    [of('tombstoned'), 'before a delete that is still retained'],
    [of('freed-page'), 'on free pages'],
    [of('slack'), 'past the high-water mark'],
    [of('history'), 'of the history'],
    [of('live'), 'that are copies of what is live'],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  return `${formatCounted(items.length, 'version')}: ${told
    .map(([count, what]) => `${formatCount(count)} ${what}`)
    .join(', ')}`;
}

function pagesText({ pages, revision }: RecoverySummary): string {
  const slack = pages.slack === 0 ? '' : `, ${formatCount(pages.slack)} past the high-water mark`;
  const bad = pages.unreadable === 0 ? '' : `, ${formatCount(pages.unreadable)} unreadable`;
  return (
    `${formatCount(pages.free)} of ${formatCount(pages.count)} not in use${slack}${bad}, ` +
    `${formatCount(pages.withRecords)} of them with records; the store is at revision ${String(revision)}`
  );
}

function* table(items: readonly Item[], showSecrets: boolean): Generator<string> {
  const rows = items.map(({ record }) => [
    String(record.revision.main),
    record.deletedRevision === undefined ? '?' : String(record.deletedRevision),
    record.mark === 'freed-page' ? 'freed page' : record.mark,
    formatCount(record.pgid),
    formatSize(record.valueSize),
    record.confidence.replace('-', ' '),
  ]);
  const widths = COLUMNS.map((title, at) =>
    rows.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), title.length),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) =>
        NUMBERS.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ');
  yield `  ${line(COLUMNS)}  OBJECT\n`;
  for (const [at, item] of items.entries()) {
    const title = escapeControls(titleOf(item, showSecrets));
    yield `  ${line(rows[at] ?? [])}  ${title}${stateText(item)}\n`;
  }
}

function stateText({ record }: Item): string {
  if (record.isCopy) return ' (the store has it)';
  const isOther = record.keyState === 'live' && record.mark !== 'history';
  return isOther ? ' (there is one again)' : '';
}

function notesOf(items: readonly Item[], out: string | undefined, all: boolean): string[] {
  const notes: string[] = [];
  const problems = items.filter(({ problem }) => problem !== undefined);
  const reasons = new Map<string, number>();
  for (const { problem = '' } of problems) reasons.set(problem, (reasons.get(problem) ?? 0) + 1);
  for (const [reason, count] of [...reasons].slice(0, 5)) {
    notes.push(`${formatCounted(count, 'object')}: ${reason}`);
  }
  if (items.length > 0 && out === undefined) {
    notes.push('--out DIR writes them there; nothing was written');
  }
  if (items.length === 0 && !all) notes.push('--all shows every older version that is found, too');
  return notes;
}

function* lines(texts: readonly string[]): Generator<string> {
  for (const text of texts) yield `${text}\n`;
}
