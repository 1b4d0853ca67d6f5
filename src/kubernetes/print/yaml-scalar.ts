/**
 * How a text is written in YAML, as `kubectl -o yaml` does (go.yaml.in/yaml/v2 emitterc.go,
 * yaml_emitter_analyze_scalar and yaml_emitter_select_scalar_style, v2.4.3), with one difference:
 * what a terminal obeys is always escaped.
 */

import { UNSAFE } from './unsafe.ts';
import { isMistakable } from './yaml-words.ts';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal';

/** What of YAML's syntax a text has. */
interface Analysis {
  readonly isPlainAllowed: boolean;
  readonly isSingleAllowed: boolean;
  readonly isBlockAllowed: boolean;
}

/** What `-` and `.` thrice begin is the end of a document; the rest means something at the start. */
const BEGINS_SYNTAX = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$))/;
const HAS_SYNTAX = /:(?:[ \t]|$)|[ \t\r\n\0]#/;
/** Not printable for libyaml: controls but line breaks, and everything beyond U+FFFF. */
const SPECIAL = /[\0-\x09\x0b-\x1f\ufffe\uffff\u{10000}-\u{10ffff}]/u;
const BREAK_SPACE = /\n /;
const SPACE_BREAK = / \n/;
/** Longest text in bytes that can be a key without a question mark. */
const KEY_SIZE_MAX = 128;

/** The style of a text; in a key without a question mark nothing takes several lines. */
export function scalarStyle(text: string, isSimpleKey: boolean): ScalarStyle {
  const analysis = analyze(text);
  if (text.includes('\n')) {
    return analysis.isBlockAllowed && !isSimpleKey ? 'literal' : 'double';
  }
  if (isMistakable(text)) return 'double';
  if (analysis.isPlainAllowed) return 'plain';
  return analysis.isSingleAllowed ? 'single' : 'double';
}

/** Whether a key is written as `key: value`; otherwise `? key` and `: value`. */
export function isSimpleKey(text: string): boolean {
  return !/[\r\n]/.test(text) && utf8Size(text) <= KEY_SIZE_MAX;
}

function analyze(text: string): Analysis {
  const isSpecial = SPECIAL.test(text) || UNSAFE.test(text) || SPACE_BREAK.test(text);
  const isBroken = BREAK_SPACE.test(text);
  const hasSyntax = BEGINS_SYNTAX.test(text) || HAS_SYNTAX.test(text);
  const hasEdge = /^[ \n]|[ \n]$/.test(text);
  return {
    isPlainAllowed: !isSpecial && !isBroken && !hasSyntax && !hasEdge && !text.includes('\n'),
    isSingleAllowed: !isSpecial && !isBroken,
    isBlockAllowed: !isSpecial && !text.endsWith(' '),
  };
}

function utf8Size(text: string): number {
  let size = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return size;
}
