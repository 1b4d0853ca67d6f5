/**
 * Options from a file: the one that `--config` names, or `etcd-snapshot.yaml` in the working
 * directory. It is never looked for beside the input, which somebody else may have written. The
 * command line goes first. `docs/etcd-snapshot.schema.json` describes the file to editors.
 */

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';

import type { Command } from 'commander';

import { formatCount } from '../bytes/text.ts';
import { applySetting } from './config-setting.ts';
import { UsageError } from './context.ts';
import { nearest } from '../bytes/nearest.ts';
import type { VerifyCommandOptions } from './verify-options.ts';
import type { ConfigUse } from './verify-report.ts';

const DEFAULT_FILE = 'etcd-snapshot.yaml';
/** Far more than settings need, and little enough to be read at once. */
const BYTES_MAX = 1024 ** 2;
/** Commands that have a section. */
const SECTIONS = ['verify'];

/**
 * The options of a command with those of the file under them.
 * @throws {UsageError} if the file that was named is not there, or says what no option means.
 */
export async function withConfig(
  command: Command,
): Promise<{ options: VerifyCommandOptions; config: ConfigUse | undefined }> {
  const options = (): VerifyCommandOptions => command.opts<VerifyCommandOptions>();
  const { config: named } = options();
  const file = named ?? DEFAULT_FILE;
  const text = await readConfig(file, named !== undefined);
  if (text === undefined) return { options: options(), config: undefined };
  const settings = sectionOf(await parseConfig(text, file), command.name(), file);
  for (const [name, value] of Object.entries(settings)) {
    try {
      applySetting(command, name, value);
    } catch (error) {
      if (error instanceof UsageError) throw new UsageError(`${file}: ${error.message}`);
      throw error;
    }
  }
  const digest = createHash('sha256').update(text).digest('hex');
  return { options: options(), config: { file, digest } };
}

/** The text; undefined where no file was named and there is none. */
async function readConfig(file: string, wasNamed: boolean): Promise<string | undefined> {
  try {
    const stats = await stat(file);
    // A FIFO would be waited for, a device may never end.
    if (!stats.isFile()) throw new UsageError(`${file}: the configuration is not a file`);
    expectSmall(file, stats.size);
    const bytes = await readFile(file);
    expectSmall(file, bytes.length);
    return bytes.toString('utf8');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'ENOENT' && !wasNamed) return undefined;
    const reason = error.code === 'ENOENT' ? 'no such file' : String(error.code);
    throw new UsageError(`${file}: the configuration cannot be read (${reason})`);
  }
}

function expectSmall(file: string, size: number): void {
  if (size <= BYTES_MAX) return;
  const found = `found ${formatCount(size)} bytes, expected at most ${formatCount(BYTES_MAX)}`;
  throw new UsageError(`${file}: the configuration is too large: ${found}`);
}

async function parseConfig(text: string, file: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    return parse(text) as unknown;
  } catch (error) {
    // The library's message goes on with a drawing of the place.
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(`${file}: this is not YAML: ${first.replace(/:$/, '')}`);
  }
}

function sectionOf(parsed: unknown, command: string, file: string): Record<string, unknown> {
  if (!isMap(parsed)) {
    throw new UsageError(`${file}: found no settings, expected a section "${command}"`);
  }
  for (const name of Object.keys(parsed)) {
    if (SECTIONS.includes(name)) continue;
    throw new UsageError(`${file}: unknown section ${name}${nearest(name, SECTIONS)}`);
  }
  const section = parsed[command] ?? {};
  if (isMap(section)) return section;
  throw new UsageError(`${file}: "${command}" is not a list of settings`);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
