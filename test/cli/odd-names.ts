/** Files whose names, bucket names, keys and members try to move a terminal's cursor. */

import { writeFileSync } from 'node:fs';

import { buildDatabase } from '../build/database.ts';
import { buildStore, revisionKey } from '../build/store.ts';
import { readFixture } from '../build/fixtures.ts';

/** A line feed, a colour, a C1 control and one that turns text around. */
const ODD = '\n\u001b[31m\u009b\u202e';

/** Puts them into the working folder. */
export function putOddNames(): void {
  writeFileSync(`odd${ODD}.db`, readFixture('etcd/3.6-empty', 'snapshot.db'));
  writeFileSync('odd-buckets.db', oddBuckets());
  writeFileSync('odd-keys.db', oddKeys());
  writeFileSync('odd-member.db', oddMember());
  writeFileSync('odd-version.db', buildStore({ records: [], storageVersion: `3.6.0${ODD}` }));
  writeFileSync('no-store.db', buildDatabase({ elements: [['widgets', { elements: [] }]] }));
}

function oddBuckets(): Uint8Array {
  const inner = { elements: [['key', new Uint8Array(3)]] as const, inline: true };
  const outer = { elements: [[`inner${ODD}`, inner]] as const };
  return buildDatabase({ elements: [[`outer${ODD}`, outer]] });
}

/** Two keys that were in order until their first letters were exchanged. */
function oddKeys(): Uint8Array {
  const value = new Uint8Array(2);
  const keys = { elements: [[`first${ODD}`, value] as const, [`second${ODD}`, value] as const] };
  const file = Buffer.from(buildDatabase({ elements: [['bucket', keys]] }));
  file[file.indexOf('first')] = 's'.charCodeAt(0);
  file[file.indexOf('second')] = 'f'.charCodeAt(0);
  return new Uint8Array(file);
}

function oddMember(): Uint8Array {
  const member = { id: 10, peerURLs: [`http://one${ODD}:2380`], name: `one${ODD}` };
  const index = revisionKey(9, 0, false).slice(0, 8);
  return buildDatabase({
    elements: [
      ['key', { elements: [], inline: true }],
      ['members', { elements: [['a', new TextEncoder().encode(JSON.stringify(member))]] }],
      ['meta', { elements: [['consistent_index', index]], inline: true }],
    ],
  });
}
