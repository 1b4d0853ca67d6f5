/**
 * The v2 store: a tree of files and folders that etcd 3.4 and 3.5 take the cluster's members from,
 * saved as JSON in each raft snapshot (etcd server/etcdserver/api/v2store/{store,node}.go and
 * server/etcdserver/api/membership/storev2.go, v3.6.8).
 *
 *     /0/members/ID/raftAttributes   {"peerURLs":[…],"isLearner":true}
 *     /0/members/ID/attributes       {"name":"…","clientURLs":[…]}, once the member has started
 *     /0/removed_members/ID
 *     /0/version                     3.5.0
 *     /1                             what users wrote with the v2 API
 *     /2                             users and roles of the v2 API
 *
 * A node is {"Path":…,"Value":…,"Children":…}; a file has no Children.
 */

import { isJsonObject, parseJson } from '../bytes/json.ts';
import type { JsonValue } from '../bytes/json.ts';
import { decodeText, escapeControls } from '../bytes/text.ts';
import { CorruptionError } from '../errors.ts';
import { problem } from '../findings.ts';
import type { Place } from '../findings.ts';
import type { Member } from './member.ts';

/** What etcd itself keeps in a v2 store. */
export interface V2Store {
  /** Members in ascending order of their ids. */
  readonly members: readonly Member[];
  /** Ids of members that were removed, ascending; they never come back. */
  readonly removedMembers: readonly bigint[];
  /** Text of the cluster version; undefined if none was decided yet. */
  readonly clusterVersion: string | undefined;
  /** Whether there is anything of users of the v2 API; etcd 3.6 does not start with it. */
  readonly hasCustomContent: boolean;
}

type JsonObject = Readonly<Record<string, JsonValue>>;
type Fail = (reason: string) => CorruptionError;

const ID = /^[0-9a-f]{1,16}$/;

/**
 * Decodes the data of a raft snapshot.
 * @throws {CorruptionError} raft-snapshot-store.
 */
export function decodeV2Store(bytes: Uint8Array, place: Place): V2Store {
  const fail: Fail = (reason) =>
    new CorruptionError(problem('raft-snapshot-store', place, { reason }));
  const text = decodeText(bytes);
  if (text === undefined) throw fail('found bytes that are not UTF-8, expected JSON');
  const root = own(objectOf(text, fail), 'Root');
  if (!isJsonObject(root)) throw fail('found no Root, expected a folder');
  const meta = child(root, '0');
  const version = child(meta, 'version');
  return {
    members: idsBelow(child(meta, 'members'), fail).map(([id, node]) => memberOf(id, node, fail)),
    removedMembers: idsBelow(child(meta, 'removed_members'), fail).map(([id]) => id),
    clusterVersion: version === undefined ? undefined : valueOf(version),
    hasCustomContent: hasCustomContent(root),
  };
}

/** As etcd decides it (IsMetaStoreOnly): an empty folder is nothing, and hidden ones do not count. */
function hasCustomContent(root: JsonObject): boolean {
  return visible(root).some(([name, node]) => {
    if (name === '0') return false;
    // The folders of users and roles stay when there is nobody left.
    if (name === '2') return visible(node).some(([, folder]) => visible(folder).length > 0);
    return visible(node).length > 0;
  });
}

function memberOf(id: bigint, node: JsonObject, fail: Fail): Member {
  const wrong: Fail = (reason) => fail(`member ${id.toString(16)}: ${reason}`);
  const raft = child(node, 'raftAttributes');
  if (raft === undefined) throw wrong('found no raftAttributes, expected its peer URLs');
  const raftAttributes = objectOf(valueOf(raft), wrong);
  const stored = child(node, 'attributes');
  const attributes = stored === undefined ? {} : objectOf(valueOf(stored), wrong);
  const name = own(attributes, 'name');
  return {
    id,
    name: typeof name === 'string' ? name : '',
    peerUrls: texts(own(raftAttributes, 'peerURLs'), wrong),
    clientUrls: texts(own(attributes, 'clientURLs'), wrong),
    isLearner: own(raftAttributes, 'isLearner') === true,
  };
}

/** The nodes of a folder whose names are ids, in ascending order. */
function idsBelow(folder: JsonObject | undefined, fail: Fail): (readonly [bigint, JsonObject])[] {
  const found = children(folder).map(([name, node]) => {
    if (ID.test(name)) return [BigInt(`0x${name}`), node] as const;
    throw fail(`found member "${escapeControls(name.slice(0, 40))}", expected an id in hex`);
  });
  return found.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}

function visible(node: JsonObject): (readonly [string, JsonObject])[] {
  return children(node).filter(([name]) => !name.startsWith('_'));
}

function children(node: JsonObject | undefined): (readonly [string, JsonObject])[] {
  const all = node === undefined ? undefined : own(node, 'Children');
  if (!isJsonObject(all)) return [];
  return Object.entries(all).filter((entry): entry is [string, JsonObject] =>
    isJsonObject(entry[1]),
  );
}

function child(node: JsonObject | undefined, name: string): JsonObject | undefined {
  const all = node === undefined ? undefined : own(node, 'Children');
  const found = isJsonObject(all) ? own(all, name) : undefined;
  return isJsonObject(found) ? found : undefined;
}

function valueOf(node: JsonObject): string {
  const value = own(node, 'Value');
  return typeof value === 'string' ? value : '';
}

/** A property of the object's own: names come from the file. */
function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function objectOf(text: string, fail: Fail): JsonObject {
  let json: JsonValue;
  try {
    json = parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw fail('found a text that is not JSON');
    throw error;
  }
  if (isJsonObject(json)) return json;
  throw fail('found JSON that is no object');
}

function texts(value: JsonValue | undefined, fail: Fail): readonly string[] {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? (value as readonly JsonValue[]) : [undefined];
  if (list.every((item) => typeof item === 'string')) return list;
  throw fail('found URLs that are no texts, expected a list of them');
}
