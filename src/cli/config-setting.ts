/**
 * One setting of a configuration file: it has the name of an option, and its value goes the same
 * way as on the command line.
 */

import { InvalidArgumentError } from 'commander';
import type { Command, Option } from 'commander';

import { UsageError } from './context.ts';
import { nearest } from '../bytes/nearest.ts';

/**
 * Options that a file cannot set: where it is, what is read, and where output goes. A file that
 * happens to lie in the working directory must not make the tool write others.
 */
const NOT_IN_FILE = ['config', 'out', 'report', 'temp-dir', 'wal-dir', 'help'];
/** How Commander ends the sentence of an option's own parser. */
const FULL_STOP = /\.$/;

/** The options of a command that a file can set. */
export function settableOptions(command: Command): Option[] {
  return command.options.filter(({ long }) => !NOT_IN_FILE.includes(nameOf(long)));
}

/**
 * Sets an option, unless the command line has set it.
 * @throws {UsageError} if there is no such option, or it does not take the value.
 */
export function applySetting(command: Command, name: string, value: unknown): void {
  const settable = settableOptions(command);
  const option = settable.find(({ long }) => nameOf(long) === name);
  if (option === undefined) {
    const names = settable.map(({ long }) => nameOf(long));
    throw new UsageError(`unknown setting ${name}${nearest(name, names)}`);
  }
  const attribute = option.attributeName();
  // Parsed all the same, so that a mistake in the file is always told.
  const values = option.required ? parseValues(option, value) : [flagOf(option, value)];
  if (command.getOptionValueSource(attribute) === 'cli') return;
  command.setOptionValueWithSource(attribute, values.at(-1), 'config');
}

/** The values that the option has after each of those in the file. */
function parseValues(option: Option, value: unknown): unknown[] {
  const name = nameOf(option.long);
  const isList = Array.isArray(option.defaultValue);
  if (Array.isArray(value) && !isList) {
    throw new UsageError(`${name}: found a list, expected one value`);
  }
  const values = (Array.isArray(value) ? value : [value]) as unknown[];
  let before: unknown = isList ? option.defaultValue : undefined;
  return values.map((one) => (before = parseOne(option, textOf(name, one), before)));
}

function parseOne(option: Option, text: string, before: unknown): unknown {
  const name = nameOf(option.long);
  if (option.argChoices !== undefined && !option.argChoices.includes(text)) {
    const choices = option.argChoices.join(', ');
    throw new UsageError(`${name}: found ${text}, expected one of ${choices}`);
  }
  try {
    const parsed: unknown = option.parseArg?.(text, before) ?? text;
    return parsed;
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new UsageError(`${name}: found ${text}, ${error.message.replace(FULL_STOP, '')}`);
  }
}

/** YAML turns some texts into numbers; they are as they were written, or else refused. */
function textOf(name: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new UsageError(`${name}: found ${describe(value)}, expected a value`);
}

function flagOf(option: Option, value: unknown): boolean {
  if (typeof value === 'boolean') return option.negate ? !value : value;
  const name = nameOf(option.long);
  throw new UsageError(`${name}: found ${describe(value)}, expected true or false`);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a map';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function nameOf(long: string | undefined): string {
  return (long ?? '').replace(/^--/, '');
}
