/** Options that every command has, and how their values are parsed. */

import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';

/** Values of the options that every command has. */
export interface CommonOptions {
  readonly writeOut: string;
  readonly out: string;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** Adds the options that every command has. */
export function addCommonOptions(
  command: Command,
  formats: readonly string[],
  defaultFormat: string,
): Command {
  return addOutputOptions(command, formatOption().choices(formats).default(defaultFormat));
}

/** The option for the format; whoever makes it says what it may be. */
export function formatOption(): Option {
  return new Option('-w, --write-out <format>', 'output format');
}

/** Adds the options that every command has, with its own for the format. */
export function addOutputOptions(command: Command, format: Option): Command {
  return command
    .addOption(format)
    .option('--out <path>', 'write the output to this file; - is standard output', '-')
    .option('--quiet', 'no progress on standard error')
    .option('--no-color', 'no colour (as with NO_COLOR)');
}

/** Values of the options of every command that reads a file; sizes in bytes. */
export interface InputOptions {
  readonly maxSpool: number;
  readonly maxUncompressed: number;
  readonly tempDir?: string;
  readonly quiet?: boolean;
}

/** Adds the options that say how much of an input is kept in temporary files, and where. */
export function addInputOptions(command: Command): Command {
  const limit = (flags: string, description: string): Option =>
    new Option(flags, description).argParser(parseSize).default(16 * 1024 ** 3, '16GiB');
  return command
    .addOption(limit('--max-spool <size>', 'most to take from standard input (-)'))
    .addOption(limit('--max-uncompressed <size>', 'most to unpack from a compressed input'))
    .option('--temp-dir <folder>', "folder for both (default: the system's)");
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  KI: 1024,
  MI: 1024 ** 2,
  GI: 1024 ** 3,
  TI: 1024 ** 4,
};

/**
 * A size such as `512MiB`, `2GB` or `1000`, in bytes.
 * @throws {InvalidArgumentError} for anything else.
 */
export function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?) ?([KMGT]i?)?B?$/i.exec(text);
  const unit = UNITS[(match?.[2] ?? '').toUpperCase()];
  if (match === null || unit === undefined) {
    throw new InvalidArgumentError('expected a size such as 512MiB, 2GB or 1000.');
  }
  return Math.floor(Number(match[1]) * unit);
}

/**
 * A whole number from 0 to 2^53 - 1.
 * @throws {InvalidArgumentError} for anything else.
 */
export function parseWhole(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('expected a whole number.');
}

const AGE_UNITS: Readonly<Record<string, number>> = { s: 1e3, m: 60e3, h: 3600e3, d: 86_400e3 };

/**
 * An age such as `26h` or `1d12h`, in milliseconds.
 * @throws {InvalidArgumentError} for anything else.
 */
export function parseAge(text: string): number {
  if (!/^(\d+[smhd])+$/.test(text)) {
    throw new InvalidArgumentError('expected an age such as 26h, 90m or 1d12h.');
  }
  const parts = text.match(/\d+[smhd]/g) ?? [];
  return parts.reduce((sum, part) => {
    return sum + Number(part.slice(0, -1)) * (AGE_UNITS[part.slice(-1)] ?? 0);
  }, 0);
}

/**
 * A share such as `50%` or `0.5`, from 0 to 1.
 * @throws {InvalidArgumentError} for anything else.
 */
export function parseShare(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text);
  const share = match === null ? NaN : Number(match[1]) / (match[2] === '%' ? 100 : 1);
  if (share >= 0 && share <= 1) return share;
  throw new InvalidArgumentError('expected a share such as 50% or 0.5.');
}
