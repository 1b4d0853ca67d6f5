/**
 * Members: the members and members_removed buckets (etcd
 * server/etcdserver/api/membership/storev2.go, Member, and server/storage/schema/membership.go,
 * v3.6.14). The key is the id in lower-case hex without padding, the value JSON whose `id` is a
 * plain number of up to 64 bits.
 */

import { formatGoString } from '../bytes/go-json.ts';
import { isJsonObject, parseJson, uint64Of } from '../bytes/json.ts';
import type { JsonValue } from '../bytes/json.ts';
import { decodeText, encodeText, formatKey } from '../bytes/text.ts';
import { CorruptionError } from '../errors.ts';
import { problem } from '../findings.ts';

/** A member of the cluster that wrote the store. */
export interface Member {
  readonly id: bigint;
  /** Empty for a member that has not started yet. */
  readonly name: string;
  readonly peerUrls: readonly string[];
  readonly clientUrls: readonly string[];
  /** Learners follow without a vote. */
  readonly isLearner: boolean;
}

/**
 * Decodes a member and compares it with its key.
 * @throws {CorruptionError} member-record.
 */
export function decodeMember(key: Uint8Array, value: Uint8Array): Member {
  const json = parseRecord(key, value);
  const id = uint64Of(json['id']);
  if (id === undefined) throw wrong(key, 'found no id, expected a whole number of 64 bits');
  if (formatMemberId(id) !== decodeText(key)) {
    throw wrong(key, `found id ${formatMemberId(id)}, expected that of the key`);
  }
  return {
    id,
    name: typeof json['name'] === 'string' ? json['name'] : '',
    peerUrls: texts(json['peerURLs']),
    clientUrls: texts(json['clientURLs']),
    isLearner: json['isLearner'] === true,
  };
}

/** Encodes a member as it is stored: what it does not have yet is left out, unless it is `peerURLs`. */
export function encodeMember({ id, name, peerUrls, clientUrls, isLearner }: Member): Uint8Array {
  let json = `{"id":${String(id)},${formatRaftAttributes({ peerUrls, isLearner })}`;
  if (name !== '') json += `,"name":${formatGoString(name)}`;
  if (clientUrls.length > 0) json += `,"clientURLs":${formatList(clientUrls)}`;
  return encodeText(`${json}}`);
}

/** The fields of JSON that are the same in every copy of the member (`RaftAttributes`). */
export function formatRaftAttributes(member: Pick<Member, 'peerUrls' | 'isLearner'>): string {
  return `"peerURLs":${formatList(member.peerUrls)}${member.isLearner ? ',"isLearner":true' : ''}`;
}

function formatList(texts: readonly string[]): string {
  return `[${texts.map(formatGoString).join(',')}]`;
}

/** An id as etcd prints it: lower-case hex without padding. */
export function formatMemberId(id: bigint): string {
  return id.toString(16);
}

function parseRecord(key: Uint8Array, value: Uint8Array): { readonly [name: string]: JsonValue } {
  const text = decodeText(value);
  if (text === undefined) throw wrong(key, 'found bytes that are not UTF-8, expected JSON');
  let json: JsonValue;
  try {
    json = parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw wrong(key, 'found a text that is not JSON');
    throw error;
  }
  if (isJsonObject(json)) return json;
  throw wrong(key, 'found JSON that is no object');
}

function texts(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function wrong(key: Uint8Array, reason: string): CorruptionError {
  return new CorruptionError(
    problem('member-record', { bucket: ['members'], key: formatKey(key) }, { reason }),
  );
}
