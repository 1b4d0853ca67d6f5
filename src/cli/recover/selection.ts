/** What the command line asks for: objects by kubectl's names, or keys of etcd by their bytes. */

import { equalBytes, hasPrefix } from '../../bytes/compare.ts';
import { encodeText } from '../../bytes/text.ts';
import { parseWishes } from '../../operations/kubernetes/objects/wishes.ts';
import type { RecoverObjectsOptions } from '../../operations/kubernetes/recover/recover-objects.ts';
import { UsageError } from '../context.ts';
import type { RecoverCommandOptions } from './options.ts';

/** What is asked for. */
export type Selection = Pick<RecoverObjectsOptions, 'wishes' | 'namespace' | 'wants'>;

/**
 * What the command line asks for.
 * @throws {UsageError} for what cannot be asked for together.
 * @throws {ResourceNameError} for what can name nothing.
 */
export function selectionOf(
  resources: readonly string[],
  { key, prefix, namespace, allNamespaces }: RecoverCommandOptions,
): Selection {
  const given = [resources[0], key, prefix].filter((one) => one !== undefined);
  if (given.length > 1) throw new UsageError('a resource, --key and --prefix exclude each other');
  if (namespace !== undefined && (key ?? prefix) !== undefined) {
    throw new UsageError('--namespace: a key of etcd has none; name a resource');
  }
  if (key !== undefined) {
    const wanted = encodeText(key);
    return { wants: (bytes) => equalBytes(bytes, wanted) };
  }
  if (prefix !== undefined) {
    const wanted = encodeText(prefix);
    return { wants: (bytes) => hasPrefix(bytes, wanted) };
  }
  return {
    wishes: resources.length === 0 ? [] : parseWishes(resources),
    namespace: allNamespaces === true ? undefined : namespace,
  };
}
