/** Values that are not shown: how long they are, and what tells one from another. */

import type { JsonValue } from '../../../../bytes/json.ts';
import { formatCount } from '../../../../bytes/text.ts';
import { valueWords } from '../words.ts';

/** What stands in place of a secret. */
const REDACTED = /^\[([\d,]+) bytes?, fingerprint (\w+)\]$/;
/** Digits of a fingerprint that are enough to tell two apart by eye. */
const DIGITS = 4;

interface Redacted {
  readonly sizeBytes: number;
  readonly fingerprint: string;
}

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

function parseRedacted(value: JsonValue | undefined): Redacted | undefined {
  if (typeof value !== 'string') return undefined;
  const [, size, fingerprint] = REDACTED.exec(value) ?? [];
  if (size === undefined || fingerprint === undefined) return undefined;
  return { sizeBytes: Number(size.replaceAll(',', '')), fingerprint };
}

function shortPrint({ fingerprint }: Redacted): string {
  return `${fingerprint.slice(0, DIGITS)}…`;
}
