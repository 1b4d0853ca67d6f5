/** Where the space goes: classes, the biggest objects, those that are written most. */

import { formatCount } from '../../../bytes/text.ts';
import type {
  ClassSpace,
  ShownKey,
  SpaceReport,
  WrittenKey,
} from '../../../operations/kubernetes/inspect/report.ts';
import { formatSize } from '../size.ts';
import { shown, tableLines } from './text-lines.ts';
import type { Column } from './text-lines.ts';

const LINE_MAX = 80;
/** Keys that are told: the first ones, and those with most records that are none of them. */
const KEYS_MAX = 5;
const FURTHER_MAX = 2;

const COLUMNS: readonly Column[] = [
  { title: 'SPACE' },
  { title: 'LIVE', isNumber: true },
  { title: 'BYTES', isNumber: true },
  { title: 'HISTORY', isNumber: true },
];

/** A row a class; the resources of it that fit into the line. */
export function classesLines({ classes }: SpaceReport): string[] {
  if (classes.length === 0) return [];
  const rows = classes.map((one) => [
    one.label,
    formatCount(one.objects),
    formatSize(one.liveBytes),
    one.historyRecords === 0 ? '' : formatSize(one.historyBytes),
  ]);
  const [head = '', ...lines] = tableLines(COLUMNS, rows).map((line) => line.slice(2));
  const width = Math.max(head.length, ...lines.map((line) => line.length));
  return [
    head,
    ...classes.map((one, at) => {
      return `${(lines[at] ?? '').padEnd(width)}  ${resourcesText(one, LINE_MAX - width - 2)}`;
    }),
  ];
}

/** The largest resources, as many as fit, and how many more there are. */
function resourcesText({ resources }: ClassSpace, room: number): string {
  let text = '';
  for (const [at, { resource, owner, objects }] of resources.entries()) {
    // A group says nothing about what is built in, and takes the room of another one.
    const name = owner === undefined ? shortName(resource) : resource;
    const item = `${at === 0 ? '' : ', '}${shown(name)} ${formatCount(objects)}`;
    const more = resources.length - at;
    const rest = at === 0 ? '' : `, ${formatCount(more)} more`;
    const isLast = more === 1;
    const needed =
      text.length + item.length + (isLast ? 0 : `, ${formatCount(more - 1)} more`.length);
    if (at > 0 && needed > room) return text + rest;
    text += item;
  }
  return text;
}

/** `deployments` of `deployments.apps`. */
function shortName(resource: string): string {
  const dot = resource.indexOf('.');
  return dot < 0 ? resource : resource.slice(0, dot);
}

/** The keys that stand out. */
export function topLines({ biggest, mostWritten, mostRetained }: SpaceReport): string[] {
  const often = mostWritten.filter(isOften).slice(0, KEYS_MAX);
  const further = mostRetained.filter(({ key }) => !often.some((one) => one.key === key));
  const written = [...often, ...further.slice(0, FURTHER_MAX)];
  return [
    ...keysLines(biggest.slice(0, KEYS_MAX), ['BIGGEST'], ({ valueBytes }) => [
      formatSize(valueBytes),
    ]),
    ...(biggest.length > 0 && written.length > 0 ? [''] : []),
    ...keysLines(written, ['WRITES', 'RECORDS', 'BYTES'], (key) => [
      formatCount(key.writes),
      formatCount(key.retainedRecords),
      formatSize(key.retainedBytes),
    ]),
  ];
}

function isOften({ writes }: WrittenKey): boolean {
  return writes > 1;
}

function keysLines<T extends ShownKey>(
  keys: readonly T[],
  titles: readonly string[],
  cellsOf: (key: T) => readonly string[],
): string[] {
  if (keys.length === 0) return [];
  const columns = titles.map((title): Column => ({ title, isNumber: true }));
  const rows = keys.map((key) => [...cellsOf(key), keyText(key)]);
  return tableLines([...columns, { title: 'KEY' }], rows).map((line) => line.slice(2));
}

/** Printable already; where it is long, its end says most. */
function keyText({ key }: ShownKey): string {
  return key.length > KEY_MAX ? `…${key.slice(-KEY_MAX)}` : key;
}

const KEY_MAX = 100;
