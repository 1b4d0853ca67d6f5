/** Values of the options of `timeline`, and how moments are parsed. */

import { InvalidArgumentError } from 'commander';

import type { Moment } from '../../operations/kubernetes/history/moment.ts';
import type { ObjectOptions } from '../objects/options.ts';
import { parseAge, parseWhole } from '../options.ts';
import type { CommonOptions } from '../options.ts';

/** Formats of a timeline. */
export const TIMELINE_FORMATS = ['text', 'json', 'jsonl'] as const;

export interface TimelineCommandOptions extends CommonOptions, ObjectOptions {
  readonly writeOut: (typeof TIMELINE_FORMATS)[number];
  readonly since?: Moment;
  readonly until?: Moment;
  readonly older?: boolean;
  readonly all?: boolean;
}

/** A day, with a time or without; UTC unless it says otherwise. */
const TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * A revision such as `41200`, a time such as `2026-11-21 14:30` in UTC, or an age such as `2h` before
 * the newest time in the snapshot.
 * @throws {InvalidArgumentError} for anything else.
 */
export function parseMoment(text: string): Moment {
  if (/^\d+$/.test(text)) return { revision: parseWhole(text) };
  if (/^(\d+[smhd])+$/.test(text)) return { ago: parseAge(text) };
  const [, day, time = '00:00', zone = 'Z'] = TIME.exec(text) ?? [];
  const parsed = isDay(day) ? Date.parse(`${day}T${time}${zone}`) : NaN;
  if (!Number.isNaN(parsed)) return { time: parsed };
  throw new InvalidArgumentError('expected a revision, a time as 2026-11-21T14:30Z, or 2h.');
}

/** Whether there is such a day: the 30th of February is read as one in March. */
function isDay(day: string | undefined): day is string {
  const parsed = day === undefined ? NaN : Date.parse(day);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().slice(0, 10) === day;
}
