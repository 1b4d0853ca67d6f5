/**
 * Reads an EncryptionConfiguration, in YAML or JSON. No message says anything of the text but field
 * names and lines: wherever a mistake is, a key may stand there.
 */

import { parseDocument } from 'yaml';

import { decodeBase64 } from '../../bytes/base64.ts';
import { fieldOf, isJsonObject } from '../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { formatCount } from '../../bytes/text.ts';
import { EncryptionKey } from './configuration.ts';
import type {
  EncryptionConfiguration,
  EncryptionProvider,
  KmsProvider,
  LocalProvider,
  LocalProviderType,
  ProtectedResources,
  ResourcePattern,
} from './configuration.ts';

/** The text is no configuration; the message holds no key. */
export class EncryptionConfigurationError extends Error {
  override get name(): string {
    return 'EncryptionConfigurationError';
  }
}

/** Far more than any configuration, and little enough to be read at once. */
const CHARACTERS_MAX = 1024 ** 2;
/** Places at which parts may be repeated by reference. */
const ALIASES_MAX = 100;

/** Sizes of keys in bytes. */
const KEY_SIZES: Readonly<Record<LocalProviderType, readonly number[]>> = {
  aescbc: [16, 24, 32],
  aesgcm: [16, 24, 32],
  secretbox: [32],
};
const PROVIDERS = ['aescbc', 'aesgcm', 'secretbox', 'identity', 'kms'];

/** Kinds by their versions; the second one was used up to Kubernetes 1.12. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['EncryptionConfiguration', 'apiserver.config.k8s.io/v1'],
  ['EncryptionConfig', 'v1'],
]);

/**
 * Reads a configuration.
 * @throws {EncryptionConfigurationError} if the text is none.
 */
export function parseEncryptionConfiguration(text: string): EncryptionConfiguration {
  const root = parseText(text);
  if (!isJsonObject(root)) throw fail('', 'expected an EncryptionConfiguration');
  expectKind(root);
  const rules = listOf(root, 'resources', '').map((rule, at) =>
    parseRule(rule, `resources[${String(at)}]`),
  );
  return { rules };
}

function parseText(text: string): JsonValue {
  if (text.length > CHARACTERS_MAX) {
    const found = `found ${formatCount(text.length)} characters`;
    throw fail('', `${found}, expected at most ${formatCount(CHARACTERS_MAX)}`);
  }
  try {
    const document = parseDocument(text, { logLevel: 'error' });
    const [error] = document.errors;
    // The library's own message quotes the text.
    if (error !== undefined) throw notYaml(error.code, error.linePos?.[0].line);
    return document.toJS({ maxAliasCount: ALIASES_MAX }) as JsonValue;
  } catch (error) {
    if (error instanceof EncryptionConfigurationError) throw error;
    // What is nested very deeply ends the stack, what refers to itself often ends the count.
    throw notYaml('too deep, or too many references');
  }
}

function notYaml(reason: string, line?: number): EncryptionConfigurationError {
  return fail(line === undefined ? '' : `line ${String(line)}`, `this is not YAML (${reason})`);
}

function expectKind(root: JsonObject): void {
  const kind = fieldOf(root, 'kind');
  const version = typeof kind === 'string' ? KINDS.get(kind) : undefined;
  if (version === undefined) throw fail('kind', 'expected EncryptionConfiguration');
  if (fieldOf(root, 'apiVersion') !== version) throw fail('apiVersion', `expected ${version}`);
}

function parseRule(rule: JsonValue, where: string): ProtectedResources {
  const resources = listOf(rule, 'resources', where).map((name, at) => {
    if (typeof name === 'string' && name !== '') return parsePattern(name);
    throw fail(`${where}.resources[${String(at)}]`, 'expected the name of a resource');
  });
  const providers = listOf(rule, 'providers', where).map((provider, at) =>
    parseProvider(provider, `${where}.providers[${String(at)}]`),
  );
  return { resources, providers };
}

/** `secrets`, `deployments.apps`, `*.apps`, `*.` for the core group, `*.*`. */
function parsePattern(name: string): ResourcePattern {
  const dot = name.indexOf('.');
  if (dot < 0) return { resource: name, group: '' };
  return { resource: name.slice(0, dot), group: name.slice(dot + 1) };
}

function parseProvider(provider: JsonValue, where: string): EncryptionProvider {
  // Go takes a provider that is null for one that is not there.
  const names = isJsonObject(provider)
    ? Object.keys(provider).filter((name) => fieldOf(provider, name) !== null)
    : [];
  const [name] = names;
  if (name === undefined || names.length > 1 || !PROVIDERS.includes(name)) {
    throw fail(where, `expected one of ${PROVIDERS.join(', ')}`);
  }
  const settings = fieldOf(provider, name);
  if (name === 'identity') return { type: 'identity' };
  if (name === 'kms') return parseKms(settings, `${where}.kms`);
  return parseLocal(name as LocalProviderType, settings, `${where}.${name}`);
}

function parseKms(settings: JsonValue | undefined, where: string): KmsProvider {
  const version = fieldOf(settings, 'apiVersion') ?? 'v1';
  if (version !== 'v1' && version !== 'v2') throw fail(`${where}.apiVersion`, 'expected v1 or v2');
  return { type: `kms ${version}`, name: nameOf(settings, where) };
}

function parseLocal(
  type: LocalProviderType,
  settings: JsonValue | undefined,
  where: string,
): LocalProvider {
  const keys = listOf(settings, 'keys', where).map((key, at) =>
    parseKey(key, `${where}.keys[${String(at)}]`, KEY_SIZES[type]),
  );
  return { type, keys };
}

function parseKey(key: JsonValue, where: string, sizes: readonly number[]): EncryptionKey {
  const name = nameOf(key, where);
  const text = fieldOf(key, 'secret');
  const secret = typeof text === 'string' ? decodeBase64(text) : undefined;
  if (secret === undefined || secret.length === 0) {
    throw fail(`${where}.secret`, 'expected a key in base64');
  }
  if (!sizes.includes(secret.length)) {
    const expected = `expected ${sizes.join(' or ')}`;
    throw fail(
      `${where}.secret`,
      `found a key of ${formatCount(secret.length)} bytes, ${expected}`,
    );
  }
  return new EncryptionKey(name, secret);
}

function nameOf(value: JsonValue | undefined, where: string): string {
  const name = fieldOf(value, 'name');
  if (typeof name === 'string' && name !== '') return name;
  throw fail(`${where}.name`, 'expected a name');
}

function listOf(value: JsonValue | undefined, name: string, where: string): readonly JsonValue[] {
  const list = fieldOf(value, name);
  if (Array.isArray(list) && list.length > 0) return list as readonly JsonValue[];
  throw fail(where === '' ? name : `${where}.${name}`, 'expected a list');
}

function fail(where: string, text: string): EncryptionConfigurationError {
  return new EncryptionConfigurationError(where === '' ? text : `${where}: ${text}`);
}
