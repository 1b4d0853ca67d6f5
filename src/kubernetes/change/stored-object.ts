/**
 * An object as one side of a comparison stores it. It is decoded when somebody asks what is in it:
 * of an object that is only there or not, the envelope says enough, and of two unrelated clusters
 * there are hundreds of thousands.
 */

import type { JsonObject } from '../../bytes/json.ts';
import { WireError } from '../../bytes/wire.ts';
import { decodeObject, noObjectReason } from '../decode/decode-object.ts';
import type { DecodedObject } from '../decode/decode-object.ts';
import { ObjectError } from '../decode/object-error.ts';
import type { ObjectPart } from '../decode/message-table.ts';
import type { Absent } from '../decode/protobuf-decoder.ts';
import type { Decryptor } from '../encryption/decryptor.ts';
import { encodingOf, openEnvelope } from '../envelope.ts';
import type { StoragePlace } from '../storage/storage-place.ts';
import type { AtRest, StoredObject } from './object-change.ts';
import { hasController, namesOf, readHasController, readNames } from './object-names.ts';
import type { ObjectNames } from './object-names.ts';

const SPACE = 0x20;
const CLOSING_BRACE = 0x7d;
/** How the JSON of API servers begins: with the names in order, or with the kind. */
const JSON_HEADS = [
  /^\{"apiVersion":"(?<apiVersion>[\w./-]+)","kind":"(?<kind>\w+)","/,
  /^\{"kind":"(?<kind>\w+)","apiVersion":"(?<apiVersion>[\w./-]+)","/,
];
/** Bytes that such a beginning has at most. */
const JSON_HEAD_SIZE = 300;
const latin1 = new TextDecoder('latin1');

/** A key's record, as far as its object needs it. */
export interface ObjectRecord {
  readonly modRevision: number;
  readonly valueSize: number;
  /** Undefined if it was not read. */
  readonly value: Uint8Array | undefined;
}

/** Where an object lies. */
export interface ObjectKey {
  readonly key: Uint8Array;
  readonly place: StoragePlace;
}

/** How an object is read. */
export interface ReadOptions {
  /** Nothing becomes of fields that are not stored, unless it is to be as an API server answers. */
  readonly absent?: Absent | undefined;
  /** Parts that nobody asks for. */
  readonly skip?: readonly ObjectPart[] | undefined;
}

/** Reads what is stored under a key; whatever its bytes are, it is a problem and no error. */
export function readStoredObject(
  record: ObjectRecord,
  { key, place }: ObjectKey,
  decryptor: Decryptor,
  { absent = 'presence', skip }: ReadOptions = {},
): ReadObject {
  const { value, modRevision } = record;
  const known = { place, modRevision, absent, skip };
  if (value === undefined) return new ReadObject(known);
  const opened = decryptor.decrypt(value, key);
  if (opened.status === 'plain') return new ReadObject({ ...known, plaintext: value });
  const { atRest: encryption } = opened;
  if (opened.status === 'sealed') {
    return new ReadObject({ ...known, encryption, problem: opened.reason });
  }
  return new ReadObject({ ...known, plaintext: opened.plaintext, encryption });
}

/** What is known of a value before it is decoded. */
interface OpenedValue {
  /** Without encryption; undefined if it could not be decrypted, or was not read. */
  readonly plaintext?: Uint8Array | undefined;
  readonly encryption?: AtRest | undefined;
  readonly problem?: string | undefined;
  readonly modRevision: number;
  readonly place: StoragePlace;
  readonly absent: Absent;
  readonly skip: readonly ObjectPart[] | undefined;
}

/** Type of an object, as its envelope says it. */
interface Head {
  readonly apiVersion: string;
  readonly kind: string;
  /** The object's message in a protobuf envelope. */
  readonly raw?: Uint8Array;
}

/** An object that was read, decoded on demand. */
export class ReadObject implements StoredObject {
  readonly plaintext: Uint8Array | undefined;
  readonly encryption: AtRest | undefined;
  readonly #opened: OpenedValue;
  #problem: string | undefined;
  #head: Head | undefined;
  /** The object's message in its protobuf envelope. */
  #raw: Uint8Array | undefined;
  #names: ObjectNames | undefined;
  #decoded: DecodedObject | undefined;
  #isDecoded = false;

  constructor(opened: OpenedValue) {
    this.#opened = opened;
    this.plaintext = opened.plaintext;
    this.encryption = opened.encryption;
    this.#problem = opened.problem;
    if (opened.plaintext === undefined) this.#isDecoded = true;
    else this.#readHead(opened.plaintext);
  }

  get apiVersion(): string | undefined {
    return this.#head?.apiVersion;
  }

  get kind(): string | undefined {
    return this.#head?.kind;
  }

  get object(): JsonObject | undefined {
    return this.#decode()?.object;
  }

  /** The object with the parts that were to be skipped; decoded each time it is asked for. */
  get whole(): JsonObject | undefined {
    const opened = this.#opened;
    if (opened.skip === undefined) return this.object;
    return new ReadObject({ ...opened, skip: undefined }).object;
  }

  get uid(): string | undefined {
    const uid = this.#readNames()?.uid;
    return uid === '' ? undefined : uid;
  }

  /** That of the envelope, as long as nothing else was asked for. */
  get problem(): string | undefined {
    return this.#problem;
  }

  get mismatch(): string | undefined {
    const names = this.#readNames();
    return names && mismatchOf(names, this.kind, this.#opened.place);
  }

  /** Whether it has a controller, which would make it again. */
  get hasController(): boolean {
    if (!this.#isDecoded && this.#raw !== undefined) {
      try {
        return readHasController(this.#raw);
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
      }
    }
    return this.object !== undefined && hasController(this.object);
  }

  get unknownFields(): number {
    return this.#decode()?.unknownFields ?? 0;
  }

  /** Whether the schema has the object's kind; of others there is the metadata only. */
  get isKnownKind(): boolean {
    return this.#decode()?.isKnownKind ?? false;
  }

  #readHead(plaintext: Uint8Array): void {
    try {
      this.#head = readHead(plaintext);
      this.#raw = this.#head?.raw;
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.#fail(error.message);
      return;
    }
    if (this.#head === undefined) this.#decode();
  }

  /** By field number, as long as the object was not decoded. */
  #readNames(): ObjectNames | undefined {
    if (!this.#isDecoded && this.#raw !== undefined) {
      try {
        return (this.#names ??= readNames(this.#raw));
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
      }
    }
    const { object } = this;
    return object && namesOf(object);
  }

  #decode(): DecodedObject | undefined {
    if (this.#isDecoded) return this.#decoded;
    this.#isDecoded = true;
    const { plaintext = new Uint8Array(), modRevision, place, absent, skip } = this.#opened;
    // Of data that is no Kubernetes', all values: an error for each would take longer than the rest.
    const reason = noObjectReason(plaintext);
    if (reason !== undefined) {
      this.#fail(reason);
      return undefined;
    }
    try {
      const decoded = decodeObject(plaintext, { absent, modRevision, skip });
      // JSON of others may hold anything, and is not to be taken apart and shown.
      const isForeign =
        place.type !== 'resource' && (decoded.apiVersion === '' || decoded.kind === '');
      if (isForeign) return undefined;
      this.#head = { apiVersion: decoded.apiVersion, kind: decoded.kind };
      this.#decoded = decoded;
    } catch (error) {
      if (!(error instanceof ObjectError)) throw error;
      this.#fail(error.message);
    }
    return this.#decoded;
  }

  /** Others keep what they like under their keys, and servers keep numbers and names. */
  #fail(problem: string): void {
    this.#isDecoded = true;
    if (this.#opened.place.type === 'resource') this.#problem = problem;
  }
}

/**
 * The type of an object by its first bytes; undefined if it has to be decoded for that.
 * @throws {WireError} if it has a protobuf envelope that is broken.
 */
function readHead(plaintext: Uint8Array): Head | undefined {
  const encoding = encodingOf(plaintext, 0, plaintext.length);
  if (encoding === 'protobuf') return openEnvelope(plaintext);
  if (encoding !== 'json') return undefined;
  // A cut text does not end so.
  const last = plaintext.findLast((byte) => byte > SPACE);
  if (last !== CLOSING_BRACE) return undefined;
  const start = latin1.decode(plaintext.subarray(0, JSON_HEAD_SIZE));
  const found = JSON_HEADS.map((head) => head.exec(start)).find((match) => match !== null);
  const { apiVersion, kind } = found?.groups ?? {};
  return apiVersion === undefined || kind === undefined ? undefined : { apiVersion, kind };
}

/** Why what an object says of itself is not what its key says; undefined if it is. */
function mismatchOf(
  { name, namespace }: ObjectNames,
  kind: string | undefined,
  place: StoragePlace,
): string | undefined {
  if (place.type !== 'resource') return undefined;
  const wrong: string[] = [];
  if (place.kind !== undefined && kind !== place.kind) wrong.push('kind');
  if (namespace !== (place.namespace ?? '')) wrong.push('metadata.namespace');
  if (name !== place.name) wrong.push('metadata.name');
  if (wrong.length === 0) return undefined;
  return `${wrong.join(' and ')} ${wrong.length === 1 ? 'is' : 'are'} not what the key says`;
}
