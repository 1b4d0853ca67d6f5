/** Names of Kubernetes' own resources, as people type them. */

import { BUILT_IN_RESOURCES } from '../../kubernetes/storage/built-in-resources.ts';

/** Plurals, each once, in alphabetical order. */
export function resourceNames(): string[] {
  return [...new Set(BUILT_IN_RESOURCES.map(({ resource }) => resource))].toSorted();
}
