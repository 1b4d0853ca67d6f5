/** Text as Go's `%q` has it: double quotes, with escapes for what is not printable. */

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x07, '\\a'],
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0b, '\\v'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x22, '\\"'],
  [0x5c, '\\\\'],
]);

/**
 * What Go's `strconv.IsPrint` takes for printable: letters, marks, numbers, punctuation, symbols,
 * and of the spaces that of ASCII. For characters of the newest years it depends on the version of
 * Unicode on either side.
 */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as `fmt.Sprintf("%q")` of Go prints them; each byte that is not UTF-8 as `\xNN`. */
export function goQuote(bytes: Uint8Array): string {
  let text = '"';
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at);
    if (length === 0) text += `\\x${hex(bytes[at] ?? 0, 2)}`;
    else text += escape(decoder.decode(bytes.subarray(at, at + length)));
    at += Math.max(1, length);
  }
  return `${text}"`;
}

/** How many bytes the character has that begins there; 0 if none does. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (at + length > bytes.length) return 0;
  try {
    return [...decoder.decode(bytes.subarray(at, at + length))].length === 1 ? length : 0;
  } catch {
    return 0;
  }
}

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const short = ESCAPES.get(code);
  if (short !== undefined) return short;
  if (PRINTABLE.test(character)) return character;
  if (code < 0x80) return `\\x${hex(code, 2)}`;
  return code < 0x1_0000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}
