/** Values that are not shown: how long they are, and what tells one from another. */

import type { JsonValue } from '../../../../bytes/json.ts';
import { formatCount } from '../../../../bytes/text.ts';
import { parseRedacted } from '../../../../kubernetes/change/redact.ts';
import type { RedactedValue } from '../../../../kubernetes/change/redact.ts';
import { valueWords } from '../words.ts';

/** Digits of a fingerprint that are enough to tell two apart by eye. */
const DIGITS = 4;

/** `16 bytes`; the value itself where it may be shown. */
export function sizeWords(value: JsonValue | undefined): string {
  const redacted = parseRedacted(value);
  if (redacted === undefined) return valueWords(value);
  return bytesWords(redacted.sizeBytes);
}

/** `(16 → 16 bytes, 5f2a… → 91c0…)`. */
export function changeWords(before: JsonValue | undefined, after: JsonValue | undefined): string {
  const [older, newer] = [parseRedacted(before), parseRedacted(after)];
  if (older === undefined || newer === undefined) {
    return `(${sizeWords(before)} → ${sizeWords(after)})`;
  }
  const sizes = `${formatCount(older.sizeBytes)} → ${bytesWords(newer.sizeBytes)}`;
  return `(${sizes}, ${shortPrint(older)} → ${shortPrint(newer)})`;
}

/** `16 bytes`. */
export function bytesWords(sizeBytes: number): string {
  return `${formatCount(sizeBytes)} ${sizeBytes === 1 ? 'byte' : 'bytes'}`;
}

function shortPrint({ fingerprint }: RedactedValue): string {
  return `${fingerprint.slice(0, DIGITS)}…`;
}
