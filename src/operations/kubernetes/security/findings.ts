/** What a question finds: the first of it, and how much there is of it. */

import type { SecurityObject } from '../inspect/security-report.ts';
import { SECURITY_OBJECTS_MAX } from '../inspect/security-report.ts';
import { clip } from '../report/words.ts';
import type { Named } from './seen.ts';

const DETAIL_MAX = 240;

type Severity = SecurityObject['severity'];

/** How findings are kept. */
export interface FindingsOptions {
  readonly max?: number;
  /** Whether they are added in the order in which they are told. */
  readonly isOrdered?: boolean;
}

/** Findings of one question. What is an alarm never gives way to notes. */
export class Findings {
  readonly #max: number;
  readonly #isOrdered: boolean;
  readonly #kept: Record<Severity, SecurityObject[]> = { alarm: [], note: [] };
  readonly #counts: Record<Severity, number> = { alarm: 0, note: 0 };

  constructor({ max = SECURITY_OBJECTS_MAX, isOrdered = false }: FindingsOptions = {}) {
    this.#max = max;
    this.#isOrdered = isOrdered;
  }

  get alarms(): number {
    return this.#counts.alarm;
  }

  get notes(): number {
    return this.#counts.note;
  }

  get total(): number {
    return this.alarms + this.notes;
  }

  /** Something that may be an attack, or gives power away. */
  alarm(named: Named, detail: string): void {
    this.add('alarm', named, detail);
  }

  /** Something that should be known. */
  note(named: Named, detail: string): void {
    this.add('note', named, detail);
  }

  add(severity: Severity, { kind, namespace, name, key }: Named, detail: string): void {
    this.#counts[severity]++;
    const kept = this.#kept[severity];
    if (kept.length >= this.#max) return;
    kept.push({ severity, kind, namespace, name, detail: clip(detail, DETAIL_MAX), key });
  }

  /** Counts notes about objects that nobody remembers. */
  countNotes(count: number): void {
    this.#counts.note += count;
  }

  /** Alarms first; equals in the order of their keys. */
  get objects(): readonly SecurityObject[] {
    const { alarm, note } = this.#kept;
    const all = this.#isOrdered ? [...alarm, ...note] : [...inOrder(alarm), ...inOrder(note)];
    return all.slice(0, this.#max);
  }
}

function inOrder(objects: readonly SecurityObject[]): SecurityObject[] {
  return [...objects].sort((one, other) =>
    one.key < other.key ? -1 : Number(one.key > other.key),
  );
}
