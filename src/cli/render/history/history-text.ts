/** The history of an object for people: every revision with what it changed. */

import { formatKey } from '../../../bytes/text.ts';
import type { ObjectEvent } from '../../../operations/kubernetes/history/object-event.ts';
import type { ObjectHistory } from '../../../operations/kubernetes/history/read-history.ts';
import { printable } from '../diff/printable.ts';
import type { Veil } from '../diff/rendered.ts';
import { titleOf } from '../diff/titles.ts';
import { formatCounted } from '../count.ts';
import { wrap } from '../verify/wrap.ts';
import { eventWord, recordText, writersText } from './event-words.ts';
import { fieldLines } from './field-lines.ts';
import { clockText, timeText } from './time-text.ts';

/** How it is shown. */
export interface HistoryRendering {
  readonly veil: Veil;
  /** Whether revisions that change nothing worth a line are written out, too. */
  readonly withNoise: boolean;
}

/** Noise by what changed, not by what the object is: that one was asked for. */
const FOLDED: ReadonlyMap<string | undefined, string> = new Map([
  ['lease', 'renewed only'],
  ['status-only', 'status only'],
  ['managed-fields-only', 'managed fields only'],
]);
const INDENT = '      ';

/** The events as text, piece by piece. */
export async function* renderHistoryText(
  history: ObjectHistory,
  events: AsyncIterable<readonly ObjectEvent[]>,
  rendering: HistoryRendering,
): AsyncGenerator<string> {
  const folded = new FoldedRun();
  let isFirst = true;
  for await (const batch of events) {
    for (const event of batch) {
      if (isFirst) yield textOf(headLines(history, event));
      isFirst = false;
      if (!rendering.withNoise && folded.take(event)) continue;
      yield folded.end() + textOf(eventLines(event, history, rendering));
    }
  }
  yield folded.end();
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function headLines(history: ObjectHistory, first: ObjectEvent): string[] {
  const { key, clock, revisions, revision } = history;
  const { description, after } = first;
  const { compact } = revisions;
  const missing = first.event === 'create' ? 0 : (after?.version ?? 2) - 1;
  const add = (name: string, text: string): string[] => wrap(text, `  ${name.padEnd(10)}`);
  return [
    titleOf(description),
    ...add('key', printable(description.shownKey ?? formatKey(key))),
    ...add('store', `revision ${String(revision)}${compactText(compact)}`),
    ...(missing > 0 ? add('earlier', missingText(missing)) : []),
    ...add('clock', clockText(clock.basis)),
    ...add('by', 'what clients said of themselves: evidence, no proof'),
    '',
  ];
}

/** Of the life that the first record is from. */
function missingText(writes: number): string {
  return `${formatCounted(writes, 'write')} of it ${writes === 1 ? 'is' : 'are'} not retained`;
}

/** What is said behind the newest revision. */
export function compactText(compact: number): string {
  return compact < 0
    ? ', never compacted'
    : `, older ones were compacted at revision ${String(compact)}`;
}

function eventLines(
  event: ObjectEvent,
  { clock, revisions }: ObjectHistory,
  { veil }: HistoryRendering,
): string[] {
  const by = writersText(event.writers);
  const facts = [by, recordText(event), backText(event, revisions.compact)].filter(
    (text) => text !== undefined && text !== '',
  );
  const head = `${String(event.revision).padEnd(INDENT.length - 2)}  ${eventWord(event)}`;
  return [
    ...wrap(timeText(event.time, clock.basis), `${head}  `),
    ...wrap(printable(facts.join('; ')), INDENT),
    ...fieldLines(event, veil).flatMap((line) => hanging(line)),
  ];
}

/** How to have again what was deleted. */
function backText({ event, revision }: ObjectEvent, compact: number): string | undefined {
  const before = revision - 1;
  return event === 'delete' && before >= compact ? `get --at ${String(before)} has it` : undefined;
}

/** A line that goes on below itself. */
function hanging(line: string): string[] {
  const [, sign = '', text = line] = /^([~+?-] )(.*)$/s.exec(line) ?? [];
  return wrap(text, INDENT + sign);
}

/** Revisions one after the other that are not worth a line. */
class FoldedRun {
  #first = 0;
  #last = 0;
  #count = 0;
  readonly #kinds = new Set<string>();

  /** Whether the event is folded. */
  take({ description, event, revision, isBeforeKnown }: ObjectEvent): boolean {
    const kind = FOLDED.get(description.noise);
    if (kind === undefined || event !== 'modify' || !isBeforeKnown) return false;
    if (this.#count++ === 0) this.#first = revision;
    this.#last = revision;
    this.#kinds.add(kind);
    return true;
  }

  /** The line for what was folded; nothing if there is none. */
  end(): string {
    if (this.#count === 0) return '';
    const range = this.#count === 1 ? '' : ` to ${String(this.#last)}`;
    const kinds = [...this.#kinds].join(', ');
    const text = `${String(this.#first)}${range}  ${formatCounted(this.#count, 'revision')}: ${kinds} (--all)\n`;
    this.#count = 0;
    this.#kinds.clear();
    return text;
  }
}
