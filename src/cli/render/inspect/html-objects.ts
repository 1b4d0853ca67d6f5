/** Objects that stand out: the biggest, and those that are written most. */

import { formatCount } from '../../../bytes/text.ts';
import type {
  ShownKey,
  SpaceReport,
  WrittenKey,
} from '../../../operations/kubernetes/inspect/report.ts';
import { markup } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { part, table } from '../html/table.ts';
import type { Column, PagePart } from '../html/table.ts';
import { formatSize } from '../size.ts';
import { swatchOf } from './legend.ts';

const OBJECT: readonly Column[] = [
  { title: 'Resource', type: 'label' },
  { title: 'Namespace', type: 'label' },
  { title: 'Name', type: 'name' },
];

/** The part of the page. */
export function objectsPart({
  biggest,
  mostWritten,
  mostRetained,
}: SpaceReport): PagePart | undefined {
  if (biggest.length + mostWritten.length + mostRetained.length === 0) return undefined;
  const big = table(
    [...OBJECT, ...numbers('Value', 'Last written at')],
    biggest.map((one) => ({
      cells: [...objectCells(one), formatSize(one.valueBytes), formatCount(one.modRevision)],
    })),
  );
  return part(
    'objects',
    'Objects that stand out',
    markup`${titled('The biggest', big)}${titled(
      'Written most since they were created',
      writtenHtml(mostWritten),
    )}${titled('With most records retained', writtenHtml(mostRetained))}`,
  );
}

function titled(title: string, body: Markup): Markup {
  return body.text === '' ? body : markup`<h3>${title}</h3>\n${body}`;
}

function writtenHtml(keys: readonly WrittenKey[]): Markup {
  return table(
    [...OBJECT, ...numbers('Writes', 'Records retained', 'Bytes retained')],
    keys.map((one) => ({
      cells: [
        ...objectCells(one),
        one.writes === 0 ? 'deleted' : formatCount(one.writes),
        formatCount(one.retainedRecords),
        formatSize(one.retainedBytes),
      ],
    })),
  );
}

function numbers(...titles: readonly string[]): Column[] {
  return titles.map((title) => ({ title, type: 'number' }));
}

/** Of a key without a place in Kubernetes the key itself. */
function objectCells({ class: name, resource, namespace, name: own, key }: ShownKey): Markup[] {
  const shown = own === '' ? key : own;
  return [markup`${swatchOf(name)}${resource}`, markup`${namespace}`, markup`${shown}`];
}
