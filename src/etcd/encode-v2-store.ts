/**
 * The v2 store of a cluster that a restore makes, byte for byte as etcd's tools save it in the raft
 * snapshot (server/etcdserver/api/v2store/{store,node,event_history,event_queue,stats}.go, Save, and
 * server/etcdserver/api/membership/storev2.go, mustSaveMemberToStore, v3.6.14): the tree, the events
 * that made it in a queue of a thousand places, counters. Only members are in it, each of them one
 * folder with one file, made one after the other.
 */

import { formatGoString } from '../bytes/go-json.ts';
import { encodeText } from '../bytes/text.ts';
import { formatMemberId, formatRaftAttributes } from './member.ts';
import type { Member } from './member.ts';
import { ETCD_MINORS } from './version.ts';
import type { EtcdMinor } from './version.ts';

/** What to encode. */
export interface RestoredV2Store {
  /** In ascending order of their ids, which is how the tree is sorted, as texts. */
  readonly members: readonly Member[];
  /** The release whose tool is followed. */
  readonly version: EtcdMinor;
  /**
   * Ids in the order in which the members are made; that of `members` if absent. Tools since 3.6
   * make them in random order.
   */
  readonly creationOrder?: readonly bigint[] | undefined;
}

/** Places of the queue of events. */
const EVENTS_MAX = 1000;
/** Format of the JSON. */
const STORE_VERSION = 2;

/** Counters in their order; all 0 but two. */
const STATS = [
  ...['getsSuccess', 'getsFail', 'setsSuccess', 'setsFail', 'deleteSuccess', 'deleteFail'],
  ...['updateSuccess', 'updateFail', 'createSuccess', 'createFail'],
  ...['compareAndSwapSuccess', 'compareAndSwapFail'],
  ...['compareAndDeleteSuccess', 'compareAndDeleteFail', 'expireCount', 'watchers'],
];

/** Encodes the store as compact JSON. */
export function encodeRestoredV2Store(store: RestoredV2Store): Uint8Array {
  const { members, version } = store;
  const order = store.creationOrder ?? members.map(({ id }) => id);
  const indexes = new Map(order.map((id, at) => [id, at + 1]));
  const indexOf = (member: Member): number => indexes.get(member.id) ?? 0;
  const count = members.length;
  // Folders are sorted by name, and an id with leading zeros has a short one.
  const byName = [...members].sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
  const folders = byName.map((member) => memberEntry(member, indexOf(member)));
  const byIndex = [...members].sort((left, right) => indexOf(left) - indexOf(right));
  const events: string[] = byIndex.map((member) => eventOf(member, indexOf(member)));
  while (events.length < EVENTS_MAX) events.push('null');
  // Measured with 3.6.16 and 3.7.3: before the first member one look-up finds nothing.
  const getsFail = ETCD_MINORS.indexOf(version) >= ETCD_MINORS.indexOf('3.6') ? 1 : 0;
  const stats = STATS.map((name) => {
    const value = name === 'createSuccess' ? count : name === 'getsFail' ? getsFail : 0;
    return `"${name}":${String(value)}`;
  });
  const places = `"Size":${String(count)},"Front":0,"Back":${String(count)}`;
  const queue = `{"Events":[${events.join(',')}],${places},"Capacity":${String(EVENTS_MAX)}}`;
  const history = `{"Queue":${queue},"StartIndex":1,"LastIndex":${String(count)}}`;
  return encodeText(
    `{"Root":${rootOf(folders)},"WatcherHub":{"EventHistory":${history}},` +
      `"CurrentIndex":${String(count)},"Stats":{${stats.join(',')}},` +
      `"CurrentVersion":${String(STORE_VERSION)}}`,
  );
}

function rootOf(folders: readonly string[]): string {
  const members = node({ path: '/0/members', index: 1, children: folders });
  const cluster = node({ path: '/0', index: 0, children: [`"members":${members}`] });
  const keys = node({ path: '/1', index: 0, children: [] });
  return node({ path: '/', index: 0, children: [`"0":${cluster}`, `"1":${keys}`] });
}

function memberEntry(member: Member, index: number): string {
  const folder = folderOf(member);
  const file = node({ path: `${folder}/raftAttributes`, index, value: valueOf(member) });
  const children = [`"raftAttributes":${file}`];
  return `"${nameOf(member)}":${node({ path: folder, index, children })}`;
}

function node(spec: {
  readonly path: string;
  readonly index: number;
  /** Of a file. */
  readonly value?: string;
  /** Of a folder: names with their nodes. */
  readonly children?: readonly string[];
}): string {
  const { path, index, value = '', children } = spec;
  return (
    `{"Path":"${path}","CreatedIndex":${String(index)},"ModifiedIndex":${String(index)},` +
    `"ExpireTime":"0001-01-01T00:00:00Z","Value":${formatGoString(value)},` +
    `"Children":${children === undefined ? 'null' : `{${children.join(',')}}`}}`
  );
}

function eventOf(member: Member, index: number): string {
  return (
    `{"action":"create","node":{"key":"${folderOf(member)}/raftAttributes",` +
    `"value":${formatGoString(valueOf(member))},"modifiedIndex":${String(index)},` +
    `"createdIndex":${String(index)}}}`
  );
}

function nameOf(member: Member): string {
  return formatMemberId(member.id);
}

function folderOf(member: Member): string {
  return `/0/members/${nameOf(member)}`;
}

function valueOf(member: Member): string {
  return `{${formatRaftAttributes(member)}}`;
}
