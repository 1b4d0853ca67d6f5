/**
 * How errors are told: one line each on standard error, as JSON where the output is JSON; never a
 * stack.
 */

import { escapeControls } from '../bytes/text.ts';
import { isCorruptionError, isEtcdSnapshotError } from '../errors.ts';
import type { Context } from './context.ts';
import { BrokenPipe, UsageError } from './context.ts';

/** Writes one error; `file` is the input that it belongs to, if it belongs to one. */
export async function reportError(
  context: Context,
  error: unknown,
  options: { readonly file?: string; readonly asJson?: boolean } = {},
): Promise<void> {
  if (error instanceof BrokenPipe || isAbort(error)) return;
  const message = messageOf(error, options.file);
  const text = options.asJson
    ? JSON.stringify({ error: { ...facts(error), file: options.file ?? null, message } })
    : `etcd-snapshot: ${escapeLine(message)}`;
  await context.stderr.write(`${text}\n`);
}

function messageOf(error: unknown, file: string | undefined): string {
  if (!(error instanceof Error)) return String(error);
  const known = isEtcdSnapshotError(error) || error instanceof UsageError;
  const message = known || isSystemError(error) ? error.message : ourFault(error);
  const named =
    file === undefined || message.startsWith(`${file}:`) || message.startsWith(`${file},`);
  return named ? message : `${file}: ${message}`;
}

function ourFault(error: Error): string {
  return `this is a mistake in etcd-snapshot, please report it: ${error.message}`;
}

function facts(error: unknown): Record<string, unknown> {
  if (!isEtcdSnapshotError(error))
    return { code: error instanceof UsageError ? 'usage' : 'failed' };
  if (!isCorruptionError(error)) return { code: error.code };
  const { place, facts: found } = error.problem;
  return { code: error.code, place, facts: plain(found) };
}

/** 64-bit numbers as decimal texts, since JSON has none. */
function plain(found: object): unknown {
  return Object.fromEntries(
    Object.entries(found).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'bigint' ? value.toString() : value,
    ]),
  );
}

function escapeLine(message: string): string {
  // Keys in messages are escaped already; file names are not, and their backslashes must not be
  // doubled twice.
  return message.split('\\').map(escapeControls).join('\\');
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Errors of the file system say what is wrong by themselves. */
function isSystemError(error: Error): boolean {
  return 'syscall' in error;
}
