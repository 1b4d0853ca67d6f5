/** The list of what can be recovered, for people and as data; it has no values. */

import { quoteArgument } from '../../bytes/shell.ts';
import { decodeText, escapeControls, formatCount } from '../../bytes/text.ts';
import { fullName } from '../../kubernetes/names/known-resource.ts';
import type { RecoveryMark, RecoverySummary } from '../../operations/recover/types.ts';
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
  readonly items: Iterable<Item>;
  readonly summary: RecoverySummary;
  /** Where it was written; undefined if it was not. */
  readonly out: string | undefined;
  readonly showSecrets: boolean;
  readonly all: boolean;
  /** Options without which the objects are not found or not opened. */
  readonly means: readonly string[];
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
  if (format === 'json') {
    // Piece by piece, because there may be very many.
    yield `${toJson(head).slice(0, -1)},"records":[`;
    let separator = '';
    for (const item of items) {
      yield `${separator}${toJson(itemData(item, showSecrets))}`;
      separator = ',';
    }
    yield ']}\n';
    return;
  }
  yield `${toJson({ type: 'recovery', ...head })}\n`;
  for (const item of items)
    yield `{"type":"record",${toJson(itemData(item, showSecrets)).slice(1)}\n`;
}

/** A record as data. Its form is always the same, which is made fast. */
export function itemData(item: Item, showSecrets: boolean): Record<string, unknown> {
  const { record, place, file, problem } = item;
  const object = place.type === 'resource' ? place : undefined;
  const isHidden = isSecretKey(item) && !showSecrets;
  const text = decodeText(record.key);
  // What is not there is left out.
  return {
    key: isHidden ? null : text,
    keyBase64:
      isHidden || text !== undefined ? undefined : Buffer.from(record.key).toString('base64'),
    group: object?.group,
    resource: object?.resource,
    kind: object && (object.kind ?? null),
    namespace: object && (object.namespace ?? null),
    name: object && (isHidden ? null : object.name),
    mark: record.mark,
    confidence: record.confidence,
    page: record.pgid,
    element: record.element ?? null,
    offset: record.offset,
    revision: record.revision,
    createRevision: record.createRevision,
    deletedRevision: record.deletedRevision ?? null,
    valueSize: record.valueSize,
    keyState: record.keyState,
    isCopy: record.isCopy,
    file: file ?? null,
    problem: problem ?? null,
  };
}

const COLUMNS = ['REVISION', 'DELETED', 'FOUND', 'PAGE', 'SIZE', 'CONFIDENCE'];
/** Columns that are numbers. */
const NUMBERS: readonly number[] = [0, 1, 3, 4];
/** What is said of each mark. */
const MARK_TEXTS: readonly (readonly [RecoveryMark, string])[] = [
  ['tombstoned', 'before a delete that is still retained'],
  ['freed-page', 'on free pages'],
  ['slack', 'past the high-water mark'],
  ['history', 'of the history'],
  ['live', 'that are copies of what is live'],
];
/** Reasons that are told of. */
const REASONS_MAX = 5;

/** What must be known of all items before the first is shown. */
interface Overview {
  readonly count: number;
  readonly marks: ReadonlyMap<RecoveryMark, number>;
  readonly widths: readonly number[];
  readonly problems: ReadonlyMap<string, number>;
  /** What one may want back. */
  readonly example: Item | undefined;
}

function overviewOf(items: Iterable<Item>): Overview {
  const widths = COLUMNS.map((title) => title.length);
  const marks = new Map<RecoveryMark, number>();
  const problems = new Map<string, number>();
  let count = 0;
  let example: Item | undefined;
  for (const item of items) {
    count++;
    if (example === undefined || isBetterExample(item, example)) example = item;
    marks.set(item.record.mark, (marks.get(item.record.mark) ?? 0) + 1);
    const { problem } = item;
    if (problem !== undefined) problems.set(problem, (problems.get(problem) ?? 0) + 1);
    for (const [at, cell] of cellsOf(item).entries()) {
      widths[at] = Math.max(widths[at] ?? 0, cell.length);
    }
  }
  return { count, marks, widths, problems, example };
}

/** Rather an object of which there is none now. */
function isBetterExample({ record, place }: Item, before: Item): boolean {
  const isGone = place.type === 'resource' && !record.isCopy && record.keyState !== 'live';
  return isGone && (before.place.type !== 'resource' || before.record.keyState === 'live');
}

function* renderText({ file, items, summary, out, ...rest }: Listing): Generator<string> {
  const { showSecrets, all, means } = rest;
  const overview = overviewOf(items);
  const name = file === '-' ? 'standard input' : escapeControls(file);
  const arrow = out === undefined ? '' : ` → ${escapeControls(out)}`;
  yield `${(overview.count === 0 ? 'NOTHING' : 'FOUND').padEnd(10)}${name}${arrow}\n`;
  yield* lines(wrap(foundText(overview), '  found     '));
  yield* lines(wrap(pagesText(summary), '  pages     '));
  if (overview.count > 0) {
    yield '\n';
    yield* table(items, overview.widths, showSecrets);
  }
  const notes = notesOf(overview, all);
  const { example } = overview;
  const command =
    out === undefined && example !== undefined && !example.record.isCopy
      ? commandFor(example, [file, ...means])
      : undefined;
  if (notes.length > 0 || command !== undefined) yield '\n';
  for (const note of notes) yield* lines(wrap(note, '  note      '));
  if (command === undefined) return;
  const which = overview.count === 1 ? 'it' : 'one of them';
  yield* lines(wrap(`nothing was written; ${which} comes back by`, '  note      '));
  yield `            ${command}\n`;
}

/** What brings an item back, for a shell to copy. */
function commandFor(item: Item, given: readonly string[]): string | undefined {
  const { record, place } = item;
  if (isSecretKey(item)) return undefined;
  const start = `etcd-snapshot recover ${given.map(quoteArgument).join(' ')}`;
  if (place.type !== 'resource') {
    const key = decodeText(record.key);
    return key === undefined ? undefined : `${start} --key ${quoteArgument(key)} --out -`;
  }
  const object = quoteArgument(`${fullName(place)}/${place.name}`);
  const where = place.namespace === undefined ? '' : ` -n ${quoteArgument(place.namespace)}`;
  const shown = place.kind === 'Secret' ? ' --show-secrets' : '';
  return `${start} ${object}${where} --out -${shown} | kubectl apply -f -`;
}

function foundText({ count, marks }: Overview): string {
  if (count === 0) return 'nothing that was deleted is still there';
  const told = MARK_TEXTS.flatMap(([mark, what]) => {
    const of = marks.get(mark) ?? 0;
    return of === 0 ? [] : [`${formatCount(of)} ${what}`];
  });
  return `${formatCounted(count, 'version')}: ${told.join(', ')}`;
}

function pagesText({ pages, revision }: RecoverySummary): string {
  const slack = pages.slack === 0 ? '' : `, ${formatCount(pages.slack)} past the high-water mark`;
  const bad = pages.unreadable === 0 ? '' : `, ${formatCount(pages.unreadable)} unreadable`;
  return (
    `${formatCount(pages.free)} of ${formatCount(pages.count)} not in use${slack}${bad}, ` +
    `${formatCount(pages.withRecords)} of them with records; the store is at revision ${String(revision)}`
  );
}

function cellsOf({ record }: Item): string[] {
  return [
    String(record.revision.main),
    record.deletedRevision === undefined ? '?' : String(record.deletedRevision),
    record.mark === 'freed-page' ? 'freed page' : record.mark,
    formatCount(record.pgid),
    formatSize(record.valueSize),
    record.confidence.replace('-', ' '),
  ];
}

function* table(
  items: Iterable<Item>,
  widths: readonly number[],
  showSecrets: boolean,
): Generator<string> {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) =>
        NUMBERS.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ');
  yield `  ${line(COLUMNS)}  OBJECT\n`;
  for (const item of items) {
    const title = escapeControls(titleOf(item, showSecrets));
    yield `  ${line(cellsOf(item))}  ${title}${stateText(item)}\n`;
  }
}

function stateText({ record }: Item): string {
  if (record.isCopy) return ' (the store has it)';
  const isOther = record.keyState === 'live' && record.mark !== 'history';
  return isOther ? ' (there is one again)' : '';
}

/** Why contents are not what one might expect, and of how many. */
export function problemNotes(problems: ReadonlyMap<string, number>): string[] {
  return [...problems]
    .slice(0, REASONS_MAX)
    .map(([reason, objects]) => `${formatCounted(objects, 'object')}: ${reason}`);
}

function notesOf({ count, problems }: Overview, all: boolean): string[] {
  const notes = problemNotes(problems);
  if (count === 0 && !all) notes.push('--all shows every older version that is found, too');
  return notes;
}

function* lines(texts: readonly string[]): Generator<string> {
  for (const text of texts) yield `${text}\n`;
}
