/** The orders in which kubectl writes the fields of an object. */

const LETTER = /^\p{L}/u;
const DIGIT = /^\p{Nd}/u;

/**
 * The order of YAML: numbers inside of names by their value (go.yaml.in/yaml/v2 sorter.go, v2.4.3).
 */
export function compareYamlKeys(left: string, right: string): number {
  const a = Array.from(left);
  const b = Array.from(right);
  for (let i = 0; i < a.length && i < b.length; i++) {
    const x = a[i] ?? '';
    const y = b[i] ?? '';
    if (x === y) continue;
    const isLetter = LETTER.test(x);
    const isOtherLetter = LETTER.test(y);
    if (isLetter && isOtherLetter) return compareCharacters(x, y);
    if (isLetter || isOtherLetter) return isOtherLetter ? -1 : 1;
    return compareNumbers(a, b, i);
  }
  return a.length - b.length;
}

/** The order of JSON, that of the bytes in UTF-8. */
export function compareJsonKeys(left: string, right: string): number {
  const size = Math.min(left.length, right.length);
  for (let i = 0; i < size; i++) {
    const x = left.charCodeAt(i);
    const y = right.charCodeAt(i);
    if (x === y) continue;
    const isHalf = (x & 0xf800) === 0xd800;
    const isOtherHalf = (y & 0xf800) === 0xd800;
    // A half stands for a character that comes after all that have one unit.
    return isHalf === isOtherHalf ? x - y : isHalf ? 1 : -1;
  }
  return left.length - right.length;
}

/** Two names that differ at `start`, where at least one may have a digit. */
function compareNumbers(a: readonly string[], b: readonly string[], start: number): number {
  const isZero = a[start] === '0' || b[start] === '0';
  const before = isZero && isBehindDigit(a, start) ? 1n : 0n;
  const left = numberAt(a, start, before);
  const right = numberAt(b, start, before);
  if (left.value !== right.value) return left.value < right.value ? -1 : 1;
  if (left.end !== right.end) return left.end - right.end;
  return compareCharacters(a[start] ?? '', b[start] ?? '');
}

/** Whether a digit that is not zero stands before, with digits between. */
function isBehindDigit(name: readonly string[], start: number): boolean {
  for (let i = start - 1; i >= 0 && DIGIT.test(name[i] ?? ''); i--) {
    if (name[i] !== '0') return true;
  }
  return false;
}

/** The number at a place; 64 bits that wrap around, as in Go. */
function numberAt(
  name: readonly string[],
  start: number,
  before: bigint,
): { value: bigint; end: number } {
  let value = before;
  let end = start;
  for (; end < name.length && DIGIT.test(name[end] ?? ''); end++) {
    const digit = (name[end] ?? '').codePointAt(0) ?? 0;
    value = BigInt.asIntN(64, value * 10n + BigInt(digit - 0x30));
  }
  return { value, end };
}

function compareCharacters(left: string, right: string): number {
  return (left.codePointAt(0) ?? 0) - (right.codePointAt(0) ?? 0);
}
