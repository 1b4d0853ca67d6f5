/**
 * Random keys and values: the shapes that stores have in practice, such as Kubernetes' paths, and
 * the odd ones that break readers: binary, unicode, very long, one a prefix of another, empty.
 */
import type { Random } from './random.ts';

// prettier-ignore
const WORDS = [
  'amber', 'basalt', 'cobalt', 'dolomite', 'emerald', 'feldspar', 'garnet', 'hematite', 'iolite',
  'jasper', 'kyanite', 'lapis', 'malachite', 'nephrite', 'opal', 'pyrite', 'quartz', 'ruby',
];
const GROUPS = ['pods', 'secrets', 'configmaps', 'leases', 'apps/deployments'];
const UNICODE_NAMES = ['ключ', '鍵', '🔑', 'é', 'e\u0301', 'مفتاح', '\u2028', 'ﬀ', '𝒌'];
const CONTROL_NAMES = ['\u0000', '\u0000\u0000', 'a\nb\tc"d\\e', '<&>', ' ', '\u007f'];

const NAMESPACE_COUNT = 6;
const NAMES_PER_NAMESPACE = 40;
const KEY_BYTES_MAX = 1_500;

/** A key, never empty. The same key comes again now and then. */
export function randomKey(random: Random): Uint8Array {
  const shape = random.pickWeighted<() => string | Uint8Array>([
    [60, () => `${randomPrefix(random)}${random.pick(WORDS)}-${pickNumber(random)}`],
    [10, () => `k${pickNumber(random)}`],
    [8, () => random.bytes(random.integer(1, 24))],
    [6, () => `unicode/${random.pick(UNICODE_NAMES)}/${pickNumber(random)}`],
    [3, () => random.pick(CONTROL_NAMES)],
    [3, () => '\u00ff'.repeat(random.integer(1, 4))],
    [3, () => 'shadow/'.repeat(random.integer(1, 5)).slice(0, -1)],
    [1, () => 'long/'.padEnd(random.integer(200, KEY_BYTES_MAX), 'x')],
  ]);
  const key = shape();
  return typeof key === 'string' ? new TextEncoder().encode(key) : key;
}

/** A prefix below which `randomKey` puts several keys, with a trailing slash. */
export function randomPrefix(random: Random): string {
  const namespace = String(random.integer(0, NAMESPACE_COUNT));
  return `/registry/${random.pick(GROUPS)}/ns-${namespace}/`;
}

/** A value of 0 to 300,000 bytes; most are small, and some need overflow pages. */
export function randomValue(random: Random): Uint8Array {
  const length = random.pickWeighted([
    [5, 0],
    [70, random.integer(1, 200)],
    [18, random.integer(200, 3_000)],
    [5, random.integer(3_000, 20_000)],
    [2, random.integer(20_000, 300_001)],
  ]);
  return valueOfLength(random, length);
}

/** A value of this many bytes: text, one repeated byte, or noise. */
export function valueOfLength(random: Random, length: number): Uint8Array {
  const shape = random.pickWeighted<() => Uint8Array>([
    [6, () => text(random, length)],
    [1, () => new Uint8Array(length).fill(random.integer(0, 256))],
    [2, () => random.bytes(length)],
  ]);
  return shape();
}

/** The first key after all keys that start with this prefix. */
export function prefixEnd(prefix: string): string {
  const last = prefix.charCodeAt(prefix.length - 1);
  return prefix.slice(0, -1) + String.fromCharCode(last + 1);
}

function text(random: Random, length: number): Uint8Array {
  const sentence = Array.from({ length: 12 }, () => random.pick(WORDS)).join(' ');
  const repeats = Math.ceil(length / (sentence.length + 1));
  return new TextEncoder().encode(`${sentence}\n`.repeat(repeats)).subarray(0, length);
}

function pickNumber(random: Random): string {
  return String(random.integer(0, NAMES_PER_NAMESPACE)).padStart(3, '0');
}
