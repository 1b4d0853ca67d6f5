/** Changes of data that nobody knows the meaning of: sizes, fingerprints, and text or bytes. */

import { equalBytes } from '../../bytes/compare.ts';
import { decodeText } from '../../bytes/text.ts';
import type { KeyPair, KeyVersion } from '../../etcd/compare/comparison.ts';
import type { ChangeDescriber, ChangeKind } from './change.ts';

/** A value, as much as may be shown of it. */
export interface PlainValue {
  readonly sizeBytes: number;
  /** Tells values apart without giving them away. */
  readonly fingerprint: string;
  readonly isText: boolean;
  /** The value itself; only if values are to be shown. */
  readonly value: Uint8Array | undefined;
}

/** A change of a key and its value. */
export interface PlainChange {
  readonly change: ChangeKind;
  readonly before: PlainValue | undefined;
  readonly after: PlainValue | undefined;
}

/** How values are described. */
export interface PlainDescriberOptions {
  /** A keyed hash of a value as hex: values may be secrets, and short ones could be guessed. */
  readonly fingerprint: (value: Uint8Array) => string;
  /** Hands the values out, too. */
  readonly showValues?: boolean | undefined;
}

/** What decides that a text is binary: controls other than tab, line feed and carriage return. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The describer of plain etcd data. */
export function plainDescriber(options: PlainDescriberOptions): ChangeDescriber<PlainChange> {
  const valueOf = (version: KeyVersion | undefined): PlainValue | undefined =>
    version?.value && describeValue(version.value, options);
  return {
    alsoUnder: [],
    wantsValue: () => true,
    describeChange: (pair) => ({
      change: changeOfBytes(pair),
      before: valueOf(pair.before),
      after: valueOf(pair.after),
    }),
  };
}

/**
 * What happened to a key by its records alone. One that was deleted and created again is known by
 * its two lives, of which one ended before the other began.
 */
export function changeOfBytes({ before, after }: KeyPair): ChangeKind {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  if (isEarlierLife(before, after) || isEarlierLife(after, before)) return 'recreated';
  const { value: older } = before;
  const { value: newer } = after;
  const isEqual = older !== undefined && newer !== undefined && equalBytes(older, newer);
  return isEqual ? 'rewritten' : 'modified';
}

function isEarlierLife(one: KeyVersion, other: KeyVersion): boolean {
  return one.modRevision < other.createRevision;
}

function describeValue(
  value: Uint8Array,
  { fingerprint, showValues }: PlainDescriberOptions,
): PlainValue {
  const text = decodeText(value);
  return {
    sizeBytes: value.length,
    fingerprint: fingerprint(value),
    isText: text !== undefined && !CONTROLS.test(text),
    value: showValues === true ? value : undefined,
  };
}
