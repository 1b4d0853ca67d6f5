/** JSON with whole numbers kept exact: etcd writes member ids as plain numbers of up to 64 bits. */

/** A JSON value; numbers beyond 2^53 - 1 are bigints. */
export type JsonValue =
  null | boolean | number | bigint | string | readonly JsonValue[] | JsonObject;

/**
 * A JSON object. Names such as `__proto__` and `constructor` are legal, so a field is asked for by
 * `fieldOf`, never by an index, and objects are built by `Object.fromEntries`.
 */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** Shorter whole numbers are exact as they are. */
const LONG_NUMBER = /\d{16}/;
/** What a scan of JSON stops at: a string's beginning, a bracket, a number. */
const STOP = /["[\]{}]|-?\d[\d.eE+-]*/g;
const STRING_STOP = /["\\]/g;
const COLON = /\s*:/y;
const WHOLE = /^-?\d+$/;
/** Marks a number that was put into a string; a string that begins with it gets a second one. */
const MARK = '\u0001';
const ESCAPED_MARK = '\\u0001';
/** Deepest nesting of a text with long numbers; the reviver of `JSON.parse` calls itself. */
const DEPTH_MAX = 1000;

/**
 * Parses JSON without rounding.
 * @throws {SyntaxError} if the text is not JSON, or has long numbers and is nested very deeply.
 */
export function parseJson(text: string): JsonValue {
  // Parsed as it is first, so that what is scanned below is known to be JSON.
  const plain = JSON.parse(text) as JsonValue;
  if (!LONG_NUMBER.test(text)) return plain;
  return JSON.parse(markLongNumbers(text), (_name, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith(MARK)) return value;
    const rest = value.slice(1);
    return rest.startsWith(MARK) ? rest : BigInt(rest);
  }) as JsonValue;
}

/** Whether a JSON value is an object. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of an object; undefined if it is not there, or the value is no object. */
export function fieldOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A whole number of 64 bits without sign, such as an id; undefined for any other value. */
export function uint64Of(value: JsonValue | undefined): bigint | undefined {
  const whole = typeof value === 'bigint' || Number.isSafeInteger(value);
  if (!whole) return undefined;
  const number = BigInt(value as bigint | number);
  return number === BigInt.asUintN(64, number) ? number : undefined;
}

/** The same JSON with each number that is not exact as a marked string. */
function markLongNumbers(text: string): string {
  let marked = '';
  let done = 0;
  let depth = 0;
  STOP.lastIndex = 0;
  for (let stop = STOP.exec(text); stop !== null; stop = STOP.exec(text)) {
    const [token] = stop;
    if (token === '"') {
      const end = stringEnd(text, stop.index + 1);
      STOP.lastIndex = end;
      if (!text.startsWith(ESCAPED_MARK, stop.index + 1) || isName(text, end)) continue;
      marked += text.slice(done, stop.index + 1) + ESCAPED_MARK;
      done = stop.index + 1;
    } else if (token === '[' || token === '{') {
      if (++depth > DEPTH_MAX) throw new SyntaxError('JSON that is nested too deeply');
    } else if (token === ']' || token === '}') {
      depth--;
    } else if (WHOLE.test(token) && !Number.isSafeInteger(Number(token))) {
      marked += `${text.slice(done, stop.index)}"${ESCAPED_MARK}${token}"`;
      done = STOP.lastIndex;
    }
  }
  return marked + text.slice(done);
}

/** Where the string whose first character is at `start` has ended. */
function stringEnd(text: string, start: number): number {
  STRING_STOP.lastIndex = start;
  for (let stop = STRING_STOP.exec(text); stop !== null; stop = STRING_STOP.exec(text)) {
    if (stop[0] === '"') return STRING_STOP.lastIndex;
    STRING_STOP.lastIndex++;
  }
  return text.length;
}

/** Whether a colon follows: the reviver is given values only. */
function isName(text: string, end: number): boolean {
  COLON.lastIndex = end;
  return COLON.test(text);
}
