/**
 * Keys of Kubernetes (kubernetes apiserver pkg/registry/generic/registry/store.go and the storage
 * factories, v0.36.3): `/registry/<resource>/…` for what is built in,
 * `/registry/<group>/<resource>/…` where the group has a dot.
 */

const REGISTRY = new TextEncoder().encode('/registry/');

/** Whether the name in [start, end) lies under `/registry/`. */
export function isRegistryKey(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < REGISTRY.length) return false;
  for (let at = 0; at < REGISTRY.length; at++) {
    if (bytes[start + at] !== REGISTRY[at]) return false;
  }
  return true;
}

/**
 * The resource that a key under `/registry/` belongs to, with its group: `secrets`,
 * `example.io/widgets`.
 */
export function resourceOf(key: string): string {
  const [, , first = '', second = ''] = key.split('/');
  const isGroup =
    first.includes('.') || (first === 'services' && second !== '') || first === 'ranges';
  return isGroup ? `${first}/${second}` : first;
}
