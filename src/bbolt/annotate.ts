/**
 * An annotated dump of one page: which bytes mean what, field by field, as far as the page can be
 * understood. Nothing is trusted: what lies outside the page is said and passed over, so that
 * damaged pages can be looked at.
 */

import { formatCount, formatKey } from '../bytes/text.ts';
import { freelistSpan } from './freelist.ts';
import { BUCKET_HEADER_SIZE } from './bucket.ts';
import { BUCKET_FLAG, elementSpan, leafFlags } from './elements.ts';
import { decodeMeta } from './decode-meta.ts';
import {
  decodePageHeader,
  ELEMENT_SIZE,
  formatPageType,
  PAGE_HEADER_SIZE,
  pageTypeOf,
  viewOf,
} from './page.ts';
import type { Page } from './page.ts';

/** A stretch of a page and what it means. */
export interface Annotation {
  /** Offset in the page, in bytes. */
  readonly start: number;
  /** Length in bytes. */
  readonly length: number;
  readonly meaning: string;
  /** Whether the bytes are a value, which can be a secret and is not to be shown unasked. */
  readonly secret: boolean;
}

/** The parts of a page in the order of their offsets; gaps are named as well. */
export function annotatePage(pgid: number, bytes: Uint8Array): Annotation[] {
  const view = viewOf(bytes);
  const { id, flags, count, overflow } = decodePageHeader(view);
  const type = pageTypeOf(flags);
  const parts = [
    part(0, 8, `page id ${formatCount(id)}${id === BigInt(pgid) ? '' : ', which is not its own'}`),
    part(8, 2, `flags: ${formatPageType(flags)}`),
    part(10, 2, `count ${formatCount(count)}`),
    part(12, 4, `overflow ${formatCount(overflow)}`),
  ];
  // bbolt does not look at the flags of the metas' pages, so their contents are shown whatever they say.
  if (type === 'meta' || pgid < 2) parts.push(...annotateMeta(bytes, pgid));
  else if (type === 'branch' || type === 'leaf') {
    parts.push(...annotateElements({ pgid, type, count, overflow, bytes, view }));
  } else if (type === 'freelist') {
    parts.push(...annotateFreelist({ pgid, type, count, overflow, bytes, view }));
  }
  return withGaps(parts, bytes.length);
}

function annotateMeta(bytes: Uint8Array, pgid: number): Annotation[] {
  const meta = decodeMeta(bytes, pgid, 0);
  const [wrong] = meta.problems;
  const verdict = wrong === undefined ? 'valid' : `broken: ${wrong.code}`;
  return [
    part(16, 4, 'magic'),
    part(20, 4, 'format version'),
    part(24, 4, `page size ${formatCount(meta.pageSize)}`),
    part(28, 4, 'flags (unused)'),
    part(32, 8, `root bucket: page ${formatCount(meta.root)}`),
    part(40, 8, `root bucket: sequence ${formatCount(meta.sequence)}`),
    part(
      48,
      8,
      meta.freelist === undefined
        ? 'no freelist stored'
        : `freelist: page ${formatCount(meta.freelist)}`,
    ),
    part(56, 8, `high-water mark ${formatCount(meta.highWaterMark)}`),
    part(64, 8, `txid ${formatCount(meta.txid)}`),
    part(72, 8, `checksum (this meta is ${verdict})`),
  ];
}

/**
 * Elements are named as long as they lie where bbolt puts them. What follows the first one that
 * does not could be any bytes, values too, so it is shown no more than a value is.
 */
function annotateElements(page: Page): Annotation[] {
  const parts: Annotation[] = [];
  const recordsMax = Math.floor((page.bytes.length - PAGE_HEADER_SIZE) / ELEMENT_SIZE);
  const count = Math.min(page.count, recordsMax);
  let expected = PAGE_HEADER_SIZE + page.count * ELEMENT_SIZE;
  for (let element = 0; element < count; element++) {
    const { keyStart, end } = elementSpan(page, element);
    if (keyStart !== expected || end > page.bytes.length) {
      const start = PAGE_HEADER_SIZE + element * ELEMENT_SIZE;
      const length = (count - element) * ELEMENT_SIZE;
      const name = `elements from ${formatCount(element)} on`;
      const meaning = `${name}: the data of element ${formatCount(element)} are out of place`;
      return [...parts, part(start, length, meaning, true)];
    }
    parts.push(...annotateElement(page, element));
    expected = end;
  }
  return parts;
}

function annotateElement(page: Page, element: number): Annotation[] {
  const record = PAGE_HEADER_SIZE + element * ELEMENT_SIZE;
  const { keyStart, keyEnd, end } = elementSpan(page, element);
  const name = `element ${formatCount(element)}`;
  const isBucket = page.type === 'leaf' && (leafFlags(page, element) & BUCKET_FLAG) !== 0;
  const sizes = `key of ${formatCount(keyEnd - keyStart)} bytes at ${formatCount(keyStart)}`;
  const what =
    page.type === 'branch'
      ? `${name}: ${sizes}, child page ${formatCount(page.view.getBigUint64(record + 8, true))}`
      : `${name}: ${isBucket ? 'bucket, ' : ''}${sizes}, value of ${formatCount(end - keyEnd)} bytes`;
  const key = page.bytes.subarray(keyStart, keyEnd);
  const parts = [
    part(record, ELEMENT_SIZE, what),
    part(keyStart, keyEnd - keyStart, `${name}: key ${formatKey(key)}`),
  ];
  if (page.type === 'branch') return parts;
  return [...parts, ...annotateValue(page, { name, isBucket, keyEnd, end })];
}

function annotateValue(
  page: Page,
  { name, isBucket, keyEnd, end }: { name: string; isBucket: boolean; keyEnd: number; end: number },
): Annotation[] {
  if (!isBucket) return [part(keyEnd, end - keyEnd, `${name}: value`, true)];
  if (end - keyEnd < BUCKET_HEADER_SIZE)
    return [part(keyEnd, end - keyEnd, `${name}: bucket header, cut off`)];
  const root = page.view.getBigUint64(keyEnd, true);
  const where = root === 0n ? 'inline' : `root page ${formatCount(root)}`;
  const header = part(keyEnd, BUCKET_HEADER_SIZE, `${name}: bucket header, ${where}`);
  const inline = end - keyEnd - BUCKET_HEADER_SIZE;
  if (inline <= 0) return [header];
  return [header, part(keyEnd + BUCKET_HEADER_SIZE, inline, `${name}: inline page`, true)];
}

function annotateFreelist(page: Page): Annotation[] {
  const { count, start, capacity } = freelistSpan(page);
  const parts =
    start > PAGE_HEADER_SIZE ? [part(PAGE_HEADER_SIZE, 8, `count ${formatCount(count)}`)] : [];
  const ids = count < BigInt(capacity) ? Number(count) : capacity;
  for (let index = 0; index < ids; index++) {
    const at = start + index * 8;
    parts.push(
      part(
        at,
        8,
        `id ${formatCount(index)}: page ${formatCount(page.view.getBigUint64(at, true))}`,
      ),
    );
  }
  return parts;
}

function part(start: number, length: number, meaning: string, secret = false): Annotation {
  return { start, length, meaning, secret };
}

/**
 * Sorts the parts and names what lies between them; overlapping parts stay, as the damage they are.
 */
function withGaps(parts: readonly Annotation[], size: number): Annotation[] {
  const sorted = parts.filter(({ length }) => length > 0).sort((a, b) => a.start - b.start);
  const all: Annotation[] = [];
  let end = 0;
  for (const next of sorted) {
    if (next.start > end) all.push(part(end, next.start - end, 'unused', true));
    all.push(next);
    end = Math.max(end, next.start + next.length);
  }
  if (end < size) all.push(part(end, size - end, 'unused', true));
  return all;
}
