/**
 * YAML as `kubectl -o yaml` prints it (sigs.k8s.io/yaml v1.6.0 on go.yaml.in/yaml/v2 v2.4.3,
 * emitterc.go): fields in the order of their names, lists not indented, long texts folded at column
 * 80, texts of several lines as blocks. The emitter's rules are followed one by one, because no
 * other YAML writer folds at the same places.
 */

import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { isJsonObject } from '../../bytes/json.ts';
import { formatJson } from '../../bytes/json-text.ts';
import { formatGoFloat } from './go-float.ts';
import { compareYamlKeys } from './key-order.ts';
import { UNSAFE, wellFormed } from './unsafe.ts';
import { isSimpleKey, scalarStyle } from './yaml-scalar.ts';

const INDENT = 2;
/** The first space behind this column becomes a line break. */
const WIDTH = 80;
const BREAK_FIRST = /^[ \n]/;
/** Short forms of what is escaped in double quotes. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\x1b', '\\e'],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0085', '\\N'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
]);

/** An object as YAML. */
export function printYaml(object: JsonObject): string {
  const printer = new YamlPrinter();
  printer.value(object, -1, false);
  return printer.end();
}

class YamlPrinter {
  #text = '';
  #column = 0;
  /** Whether a space is not needed before what comes next. */
  #hasSpace = true;
  /** Whether only indicators stand on this line so far. */
  #isIndented = true;

  /** Ends the last line. */
  end(): string {
    this.#indent(0);
    return this.#text;
  }

  /** A value; `indent` is that of what it is in, -1 at the top. */
  value(value: JsonValue, indent: number, isOfMapping: boolean): void {
    if (Array.isArray(value)) this.#list(value as JsonValue[], indent, isOfMapping);
    else if (isJsonObject(value)) this.#mapping(value, indent);
    else if (typeof value === 'string') this.#string(wellFormed(value), indent, false);
    else
      this.#plain(
        typeof value === 'number' ? formatGoFloat(value) : formatJson(value),
        indent,
        false,
      );
  }

  #mapping(object: JsonObject, outer: number): void {
    const names = Object.keys(object).sort(compareYamlKeys);
    if (names.length === 0) {
      this.#indicator('{}', true, false);
      return;
    }
    const indent = outer < 0 ? 0 : outer + INDENT;
    for (const name of names) {
      const key = wellFormed(name);
      this.#indent(indent);
      if (isSimpleKey(key)) {
        this.#string(key, indent, true);
        this.#indicator(':', false, false);
      } else {
        this.#indicator('?', true, true);
        this.#string(key, indent, false);
        this.#indent(indent);
        this.#indicator(':', true, true);
      }
      this.value(object[name] ?? null, indent, true);
    }
  }

  #list(entries: readonly JsonValue[], outer: number, isOfMapping: boolean): void {
    if (entries.length === 0) {
      this.#indicator('[]', true, false);
      return;
    }
    const isFlat = isOfMapping && !this.#isIndented;
    const indent = outer < 0 ? 0 : isFlat ? outer : outer + INDENT;
    for (const entry of entries) {
      this.#indent(indent);
      this.#indicator('-', true, true);
      this.value(entry, indent, false);
    }
  }

  #string(text: string, outer: number, isKey: boolean): void {
    const style = scalarStyle(text, isKey);
    if (style === 'plain') this.#plain(text, outer, isKey);
    else if (style === 'literal') this.#literal(text, outer);
    else if (style === 'single') this.#single(text, outer, isKey);
    else this.#double(text, outer, isKey);
  }

  #plain(text: string, outer: number, isKey: boolean): void {
    if (!this.#hasSpace) this.#put(' ');
    this.#folded(text, outer, isKey, (piece) => piece);
    this.#hasSpace = false;
    this.#isIndented = false;
  }

  #single(text: string, outer: number, isKey: boolean): void {
    this.#indicator("'", true, false);
    this.#folded(text, outer, isKey, (piece) => piece.replaceAll("'", "''"));
    this.#indicator("'", false, false);
  }

  /** Words and spaces; a single space behind the width becomes a line break. */
  #folded(text: string, outer: number, isKey: boolean, form: (piece: string) => string): void {
    let at = 0;
    for (const [piece] of text.matchAll(/ +|[^ ]+/g)) {
      const isInside = at > 0 && at < text.length - 1;
      at += piece.length;
      if (piece === ' ' && !isKey && isInside && this.#column > WIDTH) {
        this.#indent(outer + INDENT);
      } else {
        this.#put(form(piece));
        if (!piece.startsWith(' ')) this.#isIndented = false;
      }
    }
  }

  #double(text: string, outer: number, isKey: boolean): void {
    this.#indicator('"', true, false);
    let wasSpace = false;
    const characters = Array.from(text);
    for (const [index, character] of characters.entries()) {
      const isSpace = character === ' ';
      const isInside = index > 0 && index < characters.length - 1;
      if (isSpace && !isKey && !wasSpace && isInside && this.#column > WIDTH) {
        this.#indent(outer + INDENT);
        if (characters[index + 1] === ' ') this.#put('\\');
      } else {
        this.#put(escaped(character));
      }
      wasSpace = isSpace;
    }
    this.#indicator('"', false, false);
  }

  /** A block of lines. */
  #literal(text: string, outer: number): void {
    this.#indicator('|', true, false);
    if (BREAK_FIRST.test(text)) this.#put(String(INDENT));
    if (!text.endsWith('\n')) this.#put('-');
    else if (text === '\n' || text.endsWith('\n\n')) this.#put('+');
    this.#break();
    const indent = Math.max(outer, 0) + INDENT;
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      if (line !== '') this.#put(' '.repeat(indent) + line);
      if (index < lines.length - 1) this.#break();
    }
    this.#isIndented = text.endsWith('\n');
    this.#hasSpace = true;
  }

  #indicator(text: string, needsSpace: boolean, isIndention: boolean): void {
    if (needsSpace && !this.#hasSpace) this.#put(' ');
    this.#put(text);
    this.#hasSpace = false;
    this.#isIndented &&= isIndention;
  }

  /** Goes to a column, on this line if nothing but indicators stands before it. */
  #indent(column: number): void {
    const isBehind = this.#column > column || (this.#column === column && !this.#hasSpace);
    if (!this.#isIndented || isBehind) this.#break();
    if (this.#column < column) this.#put(' '.repeat(column - this.#column));
    this.#hasSpace = true;
    this.#isIndented = true;
  }

  #break(): void {
    this.#text += '\n';
    this.#column = 0;
  }

  /** Columns are counted in characters. */
  #put(text: string): void {
    this.#text += text;
    this.#column += text.length;
  }
}

/** A character in double quotes. */
function escaped(character: string): string {
  const short = ESCAPES.get(character);
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code > 0xffff) return `\\U${hex.padStart(8, '0')}`;
  const isSpecial = code < 0x20 || code === 0xfffe || code === 0xffff || UNSAFE.test(character);
  if (!isSpecial) return character;
  return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
