/**
 * Opens protobuf envelopes, with what is known of the kind inside. A store has few kinds, and an API
 * server writes an envelope in one way only, so a kind that has been met is known by its bytes.
 */

import { encodeText } from '../../bytes/text.ts';
import { openEnvelope } from '../envelope.ts';
import { messageOfKind } from '../schema/message-schema.ts';
import { messageTable } from './message-table.ts';
import type { MessageTable } from './message-table.ts';

/** A kind. */
export interface KnownKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** How its JSON begins, `{"kind":…,"apiVersion":…`, in UTF-8. */
  readonly head: Uint8Array;
  /** Undefined if the schema does not have it. */
  readonly table: MessageTable | undefined;
}

/** Offset of the type, behind the magic bytes, a tag and a length. */
const TYPE_START = 6;
const TAG_TYPE = 0x0a;
const TAG_OBJECT = 0x12;
/** What an API server writes behind the object: an empty encoding and an empty content type. */
const TAIL = Uint8Array.of(0x1a, 0x00, 0x22, 0x00);
/** A hostile store has any number of kinds. */
const KINDS_MAX = 1000;

const kinds = new Map<string, KnownKind>();
const decoder = new TextDecoder('latin1');

/**
 * The kind of an object, and the object itself; a view.
 * @throws {WireError} if it is no envelope.
 */
export function openObject(value: Uint8Array): { kind: KnownKind; raw: Uint8Array } {
  const typeEnd = TYPE_START + (value[TYPE_START - 1] ?? 0);
  const raw = value[TYPE_START - 2] === TAG_TYPE ? plainObject(value, typeEnd) : undefined;
  const isPlain = raw !== undefined && typeEnd < TYPE_START + 0x80;
  const type = isPlain ? decoder.decode(value.subarray(TYPE_START, typeEnd)) : '';
  const known = isPlain ? kinds.get(type) : undefined;
  if (raw !== undefined && known !== undefined) return { kind: known, raw };
  const opened = openEnvelope(value);
  const kind = knownKind(opened.apiVersion, opened.kind);
  if (kinds.size >= KINDS_MAX) kinds.clear();
  if (isPlain) kinds.set(type, kind);
  return { kind, raw: opened.raw };
}

/** The object behind the type, if what comes then is what an API server writes, or nothing. */
function plainObject(value: Uint8Array, tagAt: number): Uint8Array | undefined {
  if (value[tagAt] !== TAG_OBJECT) return undefined;
  let at = tagAt + 1;
  let size = 0;
  for (let scale = 1; scale < 2 ** 28; scale *= 128) {
    const byte = value[at++] ?? 0;
    size += (byte & 0x7f) * scale;
    if (byte < 0x80) break;
  }
  const end = at + size;
  const hasTail =
    end + TAIL.length === value.length && TAIL.every((byte, i) => value[end + i] === byte);
  return hasTail || end === value.length ? value.subarray(at, end) : undefined;
}

function knownKind(apiVersion: string, kind: string): KnownKind {
  const name = messageOfKind(apiVersion, kind);
  return {
    apiVersion,
    kind,
    head: encodeText(`{"kind":${JSON.stringify(kind)},"apiVersion":${JSON.stringify(apiVersion)}`),
    table: name === undefined ? undefined : messageTable(name),
  };
}
