/** Options of commands that show objects of one snapshot, and how their values are parsed. */

import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';

import type { ReadFile } from '../deliver.ts';
import { addEncryptionOptions, encryptionFiles } from '../encryption-options.ts';
import type { EncryptionOptions } from '../encryption-options.ts';
import { parseWhole } from '../options.ts';
import type { InputOptions } from '../options.ts';

/** Values of these options. */
export interface ObjectOptions extends InputOptions, EncryptionOptions {
  readonly namespace?: string;
  readonly allNamespaces?: boolean;
  /** The newest revision without it. */
  readonly at?: number;
  readonly showSecrets?: boolean;
  readonly fingerprintKey?: string;
  readonly k8sPrefix?: readonly string[];
}

/** Adds the options; the command has `-w` already. */
export function addObjectOptions(command: Command): Command {
  command
    .option('-n, --namespace <name>', 'objects in this namespace (default: "default")')
    .option('-A, --all-namespaces', 'objects in all namespaces')
    .addOption(revisionOption());
  return addShowOptions(command);
}

/** Adds the options that say how objects are read and shown; the command has `-w` already. */
export function addShowOptions(command: Command): Command {
  addFormatAlias(command)
    .option('--show-secrets', 'show the values of Secrets, not their size and fingerprint')
    .option('--fingerprint-key <file>', 'key of the fingerprints (default: a new one each run)')
    .addOption(prefixOption());
  return addEncryptionOptions(command);
}

/** Which revision is looked at. */
export function revisionOption(): Option {
  const text = 'the state at this revision (default: the newest)';
  return new Option('--at <revision>', text).argParser(parseRevision);
}

/** Where the API servers keep their objects. */
export function prefixOption(): Option {
  const text = "the API servers' --etcd-prefix, if not /registry";
  return new Option('--k8s-prefix <keys>', text).argParser(parsePrefixes);
}

/** Files that the options name, none of which an output may replace. */
export function objectFiles(options: ObjectOptions): ReadFile[] {
  const { fingerprintKey } = options;
  const key: ReadFile[] =
    fingerprintKey === undefined ? [] : [{ path: fingerprintKey, what: 'configuration' }];
  return [...encryptionFiles(options), ...key];
}

/** `-o` is `-w`, for kubectl's habit. */
export function addFormatAlias(command: Command): Command {
  const format = command.options.find((option) => option.attributeName() === 'writeOut');
  if (format === undefined) return command;
  const alias = new Option('-o, --output <format>', 'the same as -w');
  if (format.parseArg !== undefined) alias.argParser(format.parseArg);
  command.addOption(alias);
  // Told after the value was parsed, so that a wrong one is refused under the name it was given by.
  return command.on('option:output', () => {
    command.setOptionValueWithSource('writeOut', command.getOptionValue('output'), 'cli');
  });
}

/** A revision from 1 on. */
export function parseRevision(text: string): number {
  const revision = parseWhole(text);
  if (revision > 0) return revision;
  throw new InvalidArgumentError('expected a revision from 1 to 2^53 - 1.');
}

/** A list of prefixes with commas, added to those of the option before. */
export function parsePrefixes(text: string, before?: readonly string[]): readonly string[] {
  const prefixes = text.split(',').map((prefix) => prefix.trim().replace(/\/+$/, ''));
  if (prefixes.some((prefix) => prefix === '')) {
    throw new InvalidArgumentError('expected a list with commas.');
  }
  return [...(before ?? []), ...prefixes];
}
