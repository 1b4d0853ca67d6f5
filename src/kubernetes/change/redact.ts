/**
 * What is shown of an object that holds secrets: the same object with a size and a fingerprint in
 * place of every secret value. Secret are
 *
 * - `data` and `stringData` of a Secret of any version, wherever it lies: alone, in a list, in a
 *   template, in the copy that `kubectl apply` keeps in an annotation (kubectl
 *   pkg/util/apply/apply.go, v0.36.3);
 * - names and fields of OpenShift's OAuth objects that are tokens themselves (openshift/api
 *   oauth/v1/types.go; since 4.6 the name is only a hash, `sha256~…`);
 * - encoded objects inside of objects, which may be any of these, and texts that are such in JSON.
 */

import { decodeBase64 } from '../../bytes/base64.ts';
import { fieldOf, isJsonObject, parseJson } from '../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { encodeText, formatCount } from '../../bytes/text.ts';
import { formatJson } from '../../bytes/json-text.ts';

/** How secrets are replaced. */
export interface RedactOptions {
  /** Tells values apart without giving them away: a keyed hash, 12 hex digits of it. */
  readonly fingerprint: (value: Uint8Array) => string;
  /** Whether the object is a Secret whatever it says of itself, because its key says so. */
  readonly isSecret?: boolean | undefined;
}

/** What stands in place of a secret, taken apart. */
export interface RedactedValue {
  readonly sizeBytes: number;
  readonly fingerprint: string;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Fields of a Secret whose values are secret, and whether these are base64. */
const SECRET_FIELDS = new Map([
  ['data', true],
  ['stringData', false],
]);
/** Fields of other kinds that are secret themselves. */
const KIND_FIELDS = new Map<JsonValue, readonly string[]>([
  ['OAuthAccessToken', ['authorizeToken', 'refreshToken']],
  ['OAuthAuthorizeToken', []],
  ['OAuthClient', ['secret', 'additionalSecrets']],
]);
/** Kinds whose names are tokens. */
const TOKEN_KINDS: readonly (JsonValue | undefined)[] = ['OAuthAccessToken', 'OAuthAuthorizeToken'];
const HASHED_NAME = 'sha256~';
/** `k8s` and a null byte in base64: an encoded object. */
const ENCODED_OBJECT = 'azhzA';
/** How an object in JSON begins, and what it holds if it is secret. */
const JSON_TEXT = /^\s*[[{]/;
const SECRET_KIND = /"(?:Secret|SecretList|OAuth\w+)"/;
/** Deepest nesting that is shown. */
const DEPTH_MAX = 500;
/** `[` and `{` with the bit set that tells them apart, and what closes them. */
const OPENING_BRACKET = 0x7b;
const CLOSING_BRACKET = 0x7d;
const REDACTED = /^\[([\d,]+) bytes?, fingerprint (\w+)\]$/;

/**
 * The object as it may be shown. What holds no secret is not copied: it is the same object, the same
 * list, the same string.
 */
export function redactObject(object: JsonObject, options: RedactOptions): JsonObject {
  return new Redactor(options.fingerprint).object(object, options.isSecret === true, 0);
}

/** `[16 bytes, fingerprint 5f2a9b01c2d3]`. */
export function formatRedacted(value: Uint8Array, { fingerprint }: RedactOptions): string {
  const unit = value.length === 1 ? 'byte' : 'bytes';
  return `[${formatCount(value.length)} ${unit}, fingerprint ${fingerprint(value)}]`;
}

/** Takes apart what `redactObject` puts in place of a secret; undefined for any other value. */
export function parseRedacted(value: JsonValue | undefined): RedactedValue | undefined {
  if (typeof value !== 'string') return undefined;
  const [, size, fingerprint] = REDACTED.exec(value) ?? [];
  if (size === undefined || fingerprint === undefined) return undefined;
  return { sizeBytes: Number(size.replaceAll(',', '')), fingerprint };
}

/** Whether an object's name is a token: it may be in its key and nowhere else. */
export function isTokenName(kind: string | undefined, name: string): boolean {
  return TOKEN_KINDS.includes(kind) && !name.startsWith(HASHED_NAME);
}

class Redactor {
  readonly #fingerprint: RedactOptions['fingerprint'];

  constructor(fingerprint: RedactOptions['fingerprint']) {
    this.#fingerprint = fingerprint;
  }

  object(object: JsonObject, isSecret: boolean, depth: number): JsonObject {
    const kind = fieldOf(object, 'kind') ?? '';
    const secret = isSecret || kind === 'Secret';
    return mapFields(object, (name, value) => {
      const isBase64 = SECRET_FIELDS.get(name);
      if (secret && isBase64 !== undefined) return this.#values(value, isBase64);
      if (KIND_FIELDS.get(kind)?.includes(name) === true) return this.#values(value, false);
      if (name === 'metadata') return this.#metadata(value, { kind, secret, depth: depth + 1 });
      if (name === 'items' && kind === 'SecretList') return this.#secrets(value, depth + 1);
      return this.#value(value, depth + 1);
    });
  }

  #value(value: JsonValue, depth: number): JsonValue {
    if (typeof value === 'string') {
      if (value.startsWith(ENCODED_OBJECT)) return this.#text(value, true);
      return JSON_TEXT.test(value) && SECRET_KIND.test(value)
        ? this.#json(value, false, depth)
        : value;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (depth > DEPTH_MAX) return '[nested too deeply to be shown]';
    if (!Array.isArray(value)) return this.object(value as JsonObject, false, depth);
    return mapItems(value, (item) => this.#value(item, depth + 1));
  }

  /** Items of a list of Secrets, which do not say their kind. */
  #secrets(value: JsonValue, depth: number): JsonValue {
    if (!Array.isArray(value)) return this.#values(value, false);
    return mapItems(value, (item) =>
      isJsonObject(item) ? this.object(item, true, depth) : this.#values(item, false),
    );
  }

  #metadata(value: JsonValue, at: ObjectPlace): JsonValue {
    if (!isJsonObject(value)) return this.#value(value, at.depth);
    return mapFields(value, (name, field) => {
      if (name === 'annotations' && isJsonObject(field)) {
        return mapFields(field, (key, text) => this.#annotation(key, text, at));
      }
      const isToken = name === 'name' && typeof field === 'string' && typeof at.kind === 'string';
      if (isToken && isTokenName(at.kind, field)) return this.#text(field, false);
      return this.#value(field, at.depth + 1);
    });
  }

  /** Annotations may hold objects, as JSON. */
  #annotation(name: string, text: JsonValue, { secret, depth }: ObjectPlace): JsonValue {
    if (typeof text !== 'string') return secret ? this.#values(text, false) : text;
    if (name !== LAST_APPLIED && !JSON_TEXT.test(text)) return this.#value(text, depth);
    return this.#json(text, secret, depth);
  }

  /** A text that is JSON, or should be. */
  #json(text: string, secret: boolean, depth: number): string {
    if (isDeep(text)) return this.#text(text, false);
    const json = parseOptional(text);
    if (isJsonObject(json) || Array.isArray(json)) {
      const shown = isJsonObject(json)
        ? this.object(json, secret, depth)
        : this.#value(json, depth);
      return shown === json ? text : formatJson(shown);
    }
    return secret ? this.#text(text, false) : text;
  }

  /** The values of a map; anything else as a whole. */
  #values(value: JsonValue, isBase64: boolean): JsonValue {
    if (!isJsonObject(value)) return this.#leaf(value, isBase64);
    return mapFields(value, (_name, field) => this.#leaf(field, isBase64));
  }

  #leaf(value: JsonValue, isBase64: boolean): JsonValue {
    if (value === null) return null;
    return typeof value === 'string'
      ? this.#text(value, isBase64)
      : this.#text(formatJson(value), false);
  }

  #text(text: string, isBase64: boolean): string {
    const bytes = (isBase64 ? decodeBase64(text) : undefined) ?? encodeText(text);
    return formatRedacted(bytes, { fingerprint: this.#fingerprint });
  }
}

interface ObjectPlace {
  readonly kind: JsonValue;
  readonly secret: boolean;
  readonly depth: number;
}

/** The object with other values; the same object if they are the same. */
function mapFields(
  object: JsonObject,
  map: (name: string, value: JsonValue) => JsonValue,
): JsonObject {
  // Nearly always nothing is to be made: all of an object is looked through for what is secret.
  const names = Object.keys(object);
  const values = Object.values(object);
  let isSame = true;
  for (const [at, value] of values.entries()) {
    const mapped = map(names[at] ?? '', value);
    if (mapped === value) continue;
    isSame = false;
    values[at] = mapped;
  }
  if (isSame) return object;
  return Object.fromEntries(names.map((name, at) => [name, values[at] ?? null]));
}

/** The list with other items; the same list if they are the same. */
function mapItems(
  list: readonly JsonValue[],
  map: (item: JsonValue) => JsonValue,
): readonly JsonValue[] {
  const mapped = list.map(map);
  return mapped.every((item, index) => item === list[index]) ? list : mapped;
}

/** Whether a JSON text may be nested more deeply than what is shown; brackets in strings count. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) | 0x20;
    if (code === OPENING_BRACKET) depth++;
    else if (code === CLOSING_BRACKET) depth--;
    if (depth > DEPTH_MAX) return true;
  }
  return false;
}

function parseOptional(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
