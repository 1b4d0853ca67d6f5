/** How the protection of objects at rest changed, counted. */

import type { AtRest, ObjectChange } from '../../../kubernetes/change/object-change.ts';
import type { Change } from '../../diff/change.ts';
import { builtInKind, keyOf, kindAndName } from './object-names.ts';

/** Objects whose protection changed in one way. */
export interface EncryptionShift {
  /** Undefined for plain text. */
  readonly before: AtRest | undefined;
  readonly after: AtRest | undefined;
  /** Their kind, `Secret`; undefined if there are several. */
  kind: string | undefined;
  count: number;
  /** Of the first few. */
  readonly names: string[];
  readonly keys: string[];
}

/** Ways that are told apart at most; there are as many as pairs of keys. */
const SHIFTS_MAX = 100;
const EXAMPLES_MAX = 5;

/** `aescbc key1`; `plain text`. */
export function atRestWords(atRest: AtRest | undefined): string {
  return atRest === undefined ? 'plain text' : `${atRest.provider} ${atRest.keyName}`;
}

/** Whether two values are protected by the same key. */
export function isSameProtection(before: AtRest | undefined, after: AtRest | undefined): boolean {
  return before?.provider === after?.provider && before?.keyName === after?.keyName;
}

/** Counts as changes go by. */
export class EncryptionShifts {
  readonly #shifts = new Map<string, EncryptionShift>();

  /** Takes a change. */
  add(change: Change<ObjectChange>): void {
    const { before: older, after: newer } = change.description;
    if (older === undefined || newer === undefined) return;
    const [before, after] = [older.encryption, newer.encryption];
    if (isSameProtection(before, after)) return;
    const kind = builtInKind(change.description);
    const shift = this.#shiftOf(before, after, kind);
    if (shift === undefined) return;
    if (shift.kind !== kind) shift.kind = undefined;
    shift.count++;
    if (shift.names.length >= EXAMPLES_MAX) return;
    shift.names.push(kindAndName(change.description));
    shift.keys.push(keyOf(change));
  }

  /** What was counted. */
  get all(): readonly EncryptionShift[] {
    return [...this.#shifts.values()];
  }

  #shiftOf(
    before: AtRest | undefined,
    after: AtRest | undefined,
    kind: string | undefined,
  ): EncryptionShift | undefined {
    const id = `${atRestWords(before)}\0${atRestWords(after)}`;
    const known = this.#shifts.get(id);
    if (known !== undefined || this.#shifts.size >= SHIFTS_MAX) return known;
    const shift: EncryptionShift = { before, after, kind, count: 0, names: [], keys: [] };
    this.#shifts.set(id, shift);
    return shift;
  }
}
