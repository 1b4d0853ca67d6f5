/**
 * A row of etcd-dump-logs for an entry, and its filters by type (tools/etcd-dump-logs/main.go,
 * v3.6.8):
 *
 *     term  4 wide, tab, index 10 wide, tab, conf | norm, tab, what it asks for
 */

import type { ByteWriter } from '../../bytes/byte-writer.ts';
import { CONF_CHANGE_NAMES, decodeConfChange } from '../../raft/conf-change.ts';
import type { ConfChange } from '../../raft/conf-change.ts';
import { ENTRY_TYPES } from '../../raft/entry.ts';
import type { Entry } from '../../raft/entry.ts';
import { decodeEntryContent } from './entry-content.ts';
import { writePutText } from './put-text.ts';
import { writeRequestText } from './request-text.ts';
import { writeV2Text } from './v2-text.ts';
import type { Values } from './values.ts';

const TERM_WIDTH = 4;
const INDEX_WIDTH = 10;
const TAB = 0x09;
/** What is printed for what cannot be decoded. */
const UNKNOWN = '???';

/** Writes the entry's row, without the end of the line. */
export function writeEntryText(out: ByteWriter, entry: Entry, values: Values): void {
  out.decimal(entry.term, TERM_WIDTH);
  out.byte(TAB);
  out.decimal(entry.index, INDEX_WIDTH);
  if (entry.type === ENTRY_TYPES.normal) {
    out.ascii('\tnorm\t');
    if (!writePutText(out, entry.data, values)) writeContent(out, entry.data, values);
  } else {
    out.ascii('\tconf\t');
    out.ascii(confChangeText(decodeConfChange(entry)));
  }
}

function writeContent(out: ByteWriter, data: Uint8Array, values: Values): void {
  const content = decodeEntryContent(data);
  if (content.form === 'internal') {
    writeRequestText(out, 'InternalRaftRequest', content.request, values);
  } else if (content.form === 'v2') writeV2Text(out, content.request, values);
  else if (content.form === 'unknown') out.ascii(UNKNOWN);
}

/** Etcd's form for one change; for those of a ConfChangeV2, which etcd does not write, one by one. */
function confChangeText(change: ConfChange | undefined): string {
  if (change === undefined) return UNKNOWN;
  return change.changes
    .map(({ type, nodeId }) => `method=${methodName(type)} id=${nodeId.toString(16)}`)
    .join(' ');
}

function methodName(type: number): string {
  return CONF_CHANGE_NAMES[type] ?? String(type);
}
