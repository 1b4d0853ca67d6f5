/** The keys of configurations, as the values of a snapshot would name them. */

import { encodeText } from '../../../bytes/text.ts';
import { ruleFor } from '../../../kubernetes/encryption/configuration.ts';
import type {
  EncryptionConfiguration,
  EncryptionKey,
  EncryptionProvider,
  ProtectedResources,
  ResourcePattern,
} from '../../../kubernetes/encryption/configuration.ts';
import { printableName } from '../../../kubernetes/encryption/encrypted-value.ts';
import type { UnusedKey } from './report.ts';

/** A key, or the provider of a KMS. */
export interface ConfiguredKey {
  readonly provider: string;
  readonly keyName: string;
  /** Undefined for a KMS. */
  readonly key: EncryptionKey | undefined;
  /** Which of those of its name, from 1; 0 if there is only one. */
  readonly number: number;
}

/** A key before it is known how many have its name. */
type UnnumberedKey = Omit<ConfiguredKey, 'number'>;

/** Every key once, in order. */
export function configuredKeys(
  configurations: readonly EncryptionConfiguration[],
): ConfiguredKey[] {
  const found: UnnumberedKey[] = [];
  for (const { rules } of configurations) {
    for (const one of rules.flatMap(({ providers }) => providers).flatMap(keysOf)) {
      if (!found.some((known) => isSame(known, one))) found.push(one);
    }
  }
  return found.map((one) => {
    const { provider, keyName } = one;
    const named = found.filter((key) => key.provider === provider && key.keyName === keyName);
    return { ...one, number: named.length > 1 ? named.indexOf(one) + 1 : 0 };
  });
}

/** What writes new objects of a rule; undefined if they are written in plain text. */
export function writerOf({ providers }: ProtectedResources): UnnumberedKey | undefined {
  const [first] = providers;
  return first === undefined ? undefined : keysOf(first)[0];
}

/** Whether new objects of a resource are encrypted. */
export function isCovered(
  configuration: EncryptionConfiguration | undefined,
  group: string,
  resource: string,
): boolean {
  const rule = configuration && ruleFor(configuration, group, resource);
  return rule !== undefined && writerOf(rule) !== undefined;
}

/** Resources of rules that write in plain text before anything that encrypts. */
export function identityFirst(configuration: EncryptionConfiguration | undefined): string[] {
  const rules = (configuration?.rules ?? []).filter(({ providers }) => {
    return providers[0]?.type === 'identity' && providers.some(({ type }) => type !== 'identity');
  });
  return rules.flatMap(({ resources }) => resources.map(patternText));
}

/** The keys that opened nothing. */
export function unusedKeys(
  keys: readonly ConfiguredKey[],
  { isUsed, isWriter }: Record<'isUsed' | 'isWriter', (key: ConfiguredKey) => boolean>,
): UnusedKey[] {
  return keys
    .filter((one) => !isUsed(one))
    .map((one) => {
      const { provider, keyName, number } = one;
      return { provider, keyName, number, isWriter: isWriter(one) };
    });
}

/** Whether both are one key, or the provider of one KMS. */
export function isSame(a: UnnumberedKey, b: UnnumberedKey): boolean {
  if (a.provider !== b.provider || a.keyName !== b.keyName) return false;
  return a.key === undefined || b.key === undefined ? a.key === b.key : a.key.equals(b.key);
}

function keysOf(provider: EncryptionProvider): UnnumberedKey[] {
  const { type } = provider;
  if (provider.type === 'identity') return [];
  return 'keys' in provider
    ? provider.keys.map((key) => ({ provider: type, keyName: shown(key.name), key }))
    : [{ provider: type, keyName: shown(provider.name), key: undefined }];
}

/** As values are shown to name it. */
function shown(name: string): string {
  return printableName(encodeText(name));
}

function patternText({ resource, group }: ResourcePattern): string {
  return group === '' && resource !== '*' ? resource : `${resource}.${group}`;
}
