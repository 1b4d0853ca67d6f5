/**
 * Options from a file: the one that `--config` names, or `etcd-snapshot.yaml` in the working
 * directory. It is never looked for beside the input, which somebody else may have written. The
 * command line goes first.
 */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { Command } from 'commander';

import { UsageError } from './context.ts';
import type { VerifyCommandOptions } from './verify-options.ts';
import type { ConfigUse } from './verify-report.ts';

const DEFAULT_FILE = 'etcd-snapshot.yaml';
/** Options that a file cannot set: where it is, and where output goes. */
const NOT_IN_FILE = ['config', 'out', 'help'];

/** The options of a command with those of the file under them. */
export async function withConfig(
  command: Command,
): Promise<{ options: VerifyCommandOptions; config: ConfigUse | undefined }> {
  const { config: named } = command.opts<VerifyCommandOptions>();
  const file = named ?? DEFAULT_FILE;
  const text = await readConfig(file, named !== undefined);
  if (text === undefined)
    return { options: command.opts<VerifyCommandOptions>(), config: undefined };
  const { parse } = await import('yaml');
  const settings = sectionOf(parse(text) as unknown, command.name(), file);
  for (const [name, value] of Object.entries(settings)) applySetting(command, name, value, file);
  const digest = createHash('sha256').update(text).digest('hex');
  return { options: command.opts<VerifyCommandOptions>(), config: { file, digest } };
}

/** The text; undefined where no file was named and there is none. */
async function readConfig(file: string, wasNamed: boolean): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing && !wasNamed) return undefined;
    throw error;
  }
}

function sectionOf(parsed: unknown, command: string, file: string): Record<string, unknown> {
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
    throw new UsageError(`${file}: found no settings, expected a section "${command}"`);
  }
  for (const name of Object.keys(parsed)) {
    if (name !== 'verify')
      throw new UsageError(`${file}: unknown section ${name}; did you mean verify?`);
  }
  const section = (parsed as Record<string, unknown>)[command] ?? {};
  if (typeof section !== 'object' || Array.isArray(section)) {
    throw new UsageError(`${file}: "${command}" is not a list of settings`);
  }
  return section as Record<string, unknown>;
}

/**
 * Settings have the names of the options, and their values go the same way as on the command line.
 */
function applySetting(command: Command, name: string, value: unknown, file: string): void {
  const option = command.options.find(({ long }) => long === `--${name}`);
  if (option === undefined || NOT_IN_FILE.includes(name)) {
    throw new UsageError(`${file}: unknown setting ${name}`);
  }
  const attribute = option.attributeName();
  if (command.getOptionValueSource(attribute) === 'cli') return;
  const values = Array.isArray(value) ? value : [value];
  for (const one of values as unknown[]) {
    if (typeof one === 'boolean') {
      command.setOptionValueWithSource(attribute, one, 'config');
      continue;
    }
    const text = String(one);
    if (option.argChoices !== undefined && !option.argChoices.includes(text)) {
      throw new UsageError(
        `${file}: ${name}: found ${text}, expected one of ${option.argChoices.join(', ')}`,
      );
    }
    const before = command.getOptionValue(attribute) as unknown;
    const parsed: unknown = option.parseArg?.(text, before) ?? text;
    command.setOptionValueWithSource(attribute, parsed, 'config');
  }
}
