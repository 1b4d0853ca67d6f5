/** What changed of a value that is no object, in a few words. */

import { decodeText, formatCount, formatHex } from '../../../bytes/text.ts';
import type { PlainChange, PlainValue } from '../../../operations/diff/plain.ts';
import { formatCounted } from '../count.ts';
import { printable } from './printable.ts';

/** Characters of a value that are written out. */
const SHOWN_MAX = 60;

/** `26 → 30 bytes, bf1ac5323f82 → 22782d679f97`; values only where they may be shown. */
export function plainWords({ before, after }: PlainChange): string {
  const only = after ?? before;
  if (only === undefined) return '';
  if (before === undefined || after === undefined || before.fingerprint === after.fingerprint) {
    return `${formatCounted(only.sizeBytes, 'byte')}, ${shownText(only)}`;
  }
  const sizes = `${formatCount(before.sizeBytes)} → ${formatCounted(after.sizeBytes, 'byte')}`;
  return `${sizes}, ${shownText(before)} → ${shownText(after)}`;
}

function shownText({ fingerprint, isText, value }: PlainValue): string {
  if (value === undefined) return fingerprint;
  const text = isText ? decodeText(value) : undefined;
  const whole = text === undefined ? formatHex(value.subarray(0, SHOWN_MAX)) : printable(text);
  return whole.length > SHOWN_MAX ? `${whole.slice(0, SHOWN_MAX)}…` : whole;
}
