/** Lists keys of etcd, whatever lies under them. */

import { fieldOf } from '../../bytes/json.ts';
import type { JsonObject } from '../../bytes/json.ts';
import { formatKey } from '../../bytes/text.ts';
import type { LiveKeyTable } from '../../etcd/live/live-key-table.ts';
import { printJson } from '../../kubernetes/print/json.ts';
import { printYaml } from '../../kubernetes/print/yaml.ts';
import type { ObjectStore } from '../../operations/kubernetes/objects/object-store.ts';
import { ObjectsError } from '../../operations/kubernetes/objects/objects-error.ts';
import type { ObjectShower } from '../../operations/kubernetes/objects/object-shower.ts';
import { recordData } from '../get/key.ts';
import type { FoundRecord } from '../get/key.ts';
import type { Rendering } from '../get/render.ts';
import { ColumnTable } from '../render/column-table.ts';
import { exactJson } from '../render/diff/exact-json.ts';
import { CREATED, LEASE, REVISION, SIZE, VERSIONS } from './own-columns.ts';

/** Keys, one a line; nothing of their values is read. */
export async function* renderKeys(
  keys: LiveKeyTable,
  shower: ObjectShower,
): AsyncGenerator<string> {
  for await (const batch of keys.keys(() => false)) {
    yield batch.map(({ key }) => `${shower.keyText(key)}\n`).join('');
  }
}

/** Keys with what etcd says of them, as a table; no value is read. */
export async function* renderKeyTable(
  keys: LiveKeyTable,
  shower: ObjectShower,
  isWide: boolean,
): AsyncGenerator<string> {
  const own = [SIZE, VERSIONS, REVISION, ...(isWide ? [CREATED, LEASE] : [])];
  const table = new ColumnTable(['KEY', ...own.map(({ header }) => header)]);
  for await (const batch of keys.keys(() => false)) {
    yield table.lines(
      batch.map(({ key, version }) => [
        shower.keyText(key),
        ...own.map(({ cell }) => cell(version)),
      ]),
    );
  }
}

/** Records as data; what cannot be opened is told of as well. */
export async function* renderRecords(
  objects: ObjectStore,
  keys: LiveKeyTable,
  rendering: Rendering,
): AsyncGenerator<string> {
  const { type } = rendering.format;
  let between = type === 'json' ? '[\n' : '';
  for await (const batch of keys.keys()) {
    for (const record of batch) {
      const data = veiledData(objects, record, rendering);
      yield between + itemText(data, type);
      between = type === 'json' ? ',\n' : '';
      const problem = fieldOf(data, 'problem');
      if (typeof problem !== 'string') continue;
      const text = `the key ${rendering.shower.keyText(record.key)}: ${problem}`;
      await rendering.onUnreadable(new ObjectsError('unreadable', text));
    }
  }
  if (type === 'json') yield '\n]\n';
}

function itemText(data: JsonObject, type: Rendering['format']['type']): string {
  if (type === 'json') return printJson(data).trimEnd().replace(/^/gm, '    ');
  return type === 'yaml'
    ? printYaml({ items: [data] }).slice('items:\n'.length)
    : `${exactJson(data)}\n`;
}

/** Without a name that is a token itself. */
function veiledData(objects: ObjectStore, record: FoundRecord, rendering: Rendering): JsonObject {
  const data = recordData(objects, record, rendering);
  const text = rendering.shower.keyText(record.key);
  return text === formatKey(record.key) ? data : { ...data, key: text };
}
