/** A plan carried out on the list of records and on the small buckets, as a writer does on a file. */

import { Buffer } from 'node:buffer';

import type { Snapshot } from '../../../src/index.ts';
import { encodeText } from '../../../src/bytes/text.ts';
import { isLeftOut, newRecords } from '../../../src/etcd/rewrite/new-elements.ts';
import type { RewritePlan } from '../../../src/etcd/rewrite/plan.ts';
import { decodeRevisionKey } from '../../../src/etcd/revision.ts';
import { decodeKeyValue } from '../../../src/etcd/key-value.ts';

/** Key and value of an element, in hex. */
export type HexElement = readonly [key: string, value: string];

/** The elements of a bucket; none if it is not there. */
export async function elementsOf(snapshot: Snapshot, bucket: string): Promise<HexElement[]> {
  const found: HexElement[] = [];
  for await (const entries of snapshot.bucket(bucket)?.entries() ?? []) {
    for (const { key, value } of entries) found.push([hex(key), hex(value!)]);
  }
  return found;
}

/** The elements of a bucket as the plan wants them. */
export async function rewritten(
  snapshot: Snapshot,
  plan: RewritePlan,
  bucket: string,
): Promise<HexElement[]> {
  const before = await elementsOf(snapshot, bucket);
  if (bucket === 'key') {
    const kept = before.filter((_, ordinal) => plan.kept?.ordinals.has(ordinal) ?? true);
    const added = [...newRecords(plan)].map(({ key, value }): HexElement => [hex(key), hex(value)]);
    return [...kept, ...added];
  }
  if (bucket !== 'meta') return before.filter(([key]) => !isLeftOut(plan, bucket, bytes(key)));
  const marks = new Map(before);
  for (const [name, value] of Object.entries(plan.meta)) {
    if (value !== undefined) marks.set(hex(encodeText(name)), hex(value));
  }
  return [...marks].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Records as lines, `2/0 a` or `4/0t a`. */
export function lines(records: readonly HexElement[]): string[] {
  return records.map(([key, value]) => {
    const { main, sub, tombstone } = decodeRevisionKey(bytes(key));
    const name = Buffer.from(decodeKeyValue(bytes(value), {}).key).toString();
    return `${String(main)}/${String(sub)}${tombstone ? 't' : ''} ${name}`;
  });
}

function hex(value: Uint8Array): string {
  return Buffer.from(value).toString('hex');
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'));
}
