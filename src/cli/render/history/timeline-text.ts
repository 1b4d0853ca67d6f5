/** The timeline for people: a line a change under its day, what is noise counted. */

import { formatCount } from '../../../bytes/text.ts';
import { clip, listWords } from '../../../operations/kubernetes/report/words.ts';
import type { Noise, ObjectChange } from '../../../kubernetes/change/object-change.ts';
import type { ObjectEvent } from '../../../operations/kubernetes/history/object-event.ts';
import type { Timeline } from '../../../operations/kubernetes/history/read-timeline.ts';
import { changeLine } from '../../../operations/kubernetes/report/lines/change-line.ts';
import { formatCounted } from '../count.ts';
import { isPlain } from '../diff/object-lines.ts';
import { plainWords } from '../diff/plain-words.ts';
import { printable } from '../diff/printable.ts';
import type { Veil } from '../diff/rendered.ts';
import { titleOf } from '../diff/titles.ts';
import { wrap } from '../verify/wrap.ts';
import { compactText } from './history-text.ts';
import { problemOf } from './event-words.ts';
import { NOISE_NAMES } from '../diff/counts-table.ts';
import { clockText, isTold } from './time-text.ts';

/** How it is shown. */
export interface TimelineRendering {
  readonly veil: Veil;
  /** Whether noise is written out, too. */
  readonly withNoise: boolean;
}

/** Paths that are named, and how much of each. */
const PATHS_MAX = 3;
const PATH_MAX = 120;
const SIGNS = { create: '+', modify: '~', delete: '-' } as const;

/** The events as text, piece by piece. */
export async function* renderTimelineText(
  timeline: Timeline,
  events: AsyncIterable<readonly ObjectEvent[]>,
  { veil, withNoise }: TimelineRendering,
): AsyncGenerator<string> {
  yield textOf(headLines(timeline));
  const noise = new Map<Noise, number>();
  const width = String(timeline.to).length;
  let day = '';
  let count = 0;
  for await (const batch of events) {
    const lines: string[] = [];
    for (const event of batch) {
      const kind = event.description.noise;
      if (kind !== undefined) noise.set(kind, (noise.get(kind) ?? 0) + 1);
      if (kind !== undefined && !withNoise) continue;
      count++;
      const today = event.time?.time.slice(0, 10) ?? 'no known time';
      if (today !== day) lines.push('', today);
      day = today;
      lines.push(...eventLines(event, { veil, width }));
    }
    if (lines.length > 0) yield textOf(lines);
  }
  yield textOf(tailLines(count, noise, withNoise));
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function headLines({ revisions, from, to, clock }: Timeline): string[] {
  const add = (name: string, text: string): string[] => wrap(text, `  ${name.padEnd(10)}`);
  const range = from > to ? 'none' : `${String(from)} to ${String(to)}`;
  return [
    ...add(
      'revisions',
      `${range} of ${String(revisions.current)}${compactText(revisions.compact)}`,
    ),
    ...add('clock', clockText(clock.basis)),
    ...add('by', 'what clients said of themselves: evidence, no proof'),
  ];
}

function tailLines(count: number, noise: ReadonlyMap<Noise, number>, withNoise: boolean): string[] {
  const folded = [...noise].map(([kind, times]) => `${formatCount(times)} ${NOISE_NAMES[kind]}`);
  const besides =
    folded.length === 0 || withNoise ? '' : `; folded as noise: ${folded.join(', ')} (--all)`;
  return ['', ...wrap(`${formatCounted(count, 'change')}${besides}`, '  ')];
}

/** ` 14:26:36  218  ~ ConfigMap time/clock: tick "0" → "1"; by kubectl-edit`. */
function eventLines(event: ObjectEvent, { veil, width }: { veil: Veil; width: number }): string[] {
  const { time, revision, event: kind, description } = event;
  const mark = time === undefined || isTold(time) ? ' ' : '~';
  const clock = time === undefined ? '--:--:--' : time.time.slice(11, 19);
  const sign = kind === 'modify' && description.change === 'rewritten' ? '=' : SIGNS[kind];
  const head = `${mark}${clock}  ${String(revision).padStart(width)}  ${sign} `;
  const what = printable(whatWords(event, veil).join('; '));
  return wrap(`${titleOf(description)}${what === '' ? '' : `: ${what}`}`, head);
}

function whatWords(event: ObjectEvent, veil: Veil): string[] {
  const { description, before, after, key, isBeforeKnown, writers } = event;
  const managers = [...new Set(writers.map(({ manager }) => manager))];
  const by = managers.length === 0 ? [] : [`by ${managers.join(', ')}`];
  const problem = problemOf(event);
  if (problem !== undefined) return [problem, ...by];
  if (isPlain(description)) {
    const isSame = description.change === 'rewritten';
    return [plainWords(veil.values({ key, before, after, isSame }))];
  }
  if (!isBeforeKnown && description.before === undefined) {
    return ['what changed is compacted', ...by];
  }
  const { what } = changeLine(description);
  return [...(what.length > 0 ? what : pathsOf(description)), ...by];
}

/** Fields of which nobody has anything better to say. */
function pathsOf({ fields }: ObjectChange): string[] {
  if (fields.length === 0) return [];
  return [
    listWords(
      fields.map(({ path }) => clip(path, PATH_MAX)),
      PATHS_MAX,
    ),
  ];
}
