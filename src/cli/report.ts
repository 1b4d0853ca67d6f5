/**
 * How errors are told: one line each on standard error, as JSON where the output is JSON; never a
 * stack.
 */

import { escapeControls } from '../bytes/text.ts';
import { isCorruptionError, isEtcdSnapshotError, RestoreError, TargetError } from '../errors.ts';
import { formatProblemLine } from '../findings.ts';
import type { Context } from './context.ts';
import { ObjectsError } from '../operations/kubernetes/objects/objects-error.ts';
import { BrokenPipe, OutputError, UsageError } from './context.ts';
import { toJson } from './render/data.ts';

/** Writes one error; `file` is the input that it belongs to, if it belongs to one. */
export async function reportError(
  context: Context,
  error: unknown,
  options: { readonly file?: string; readonly asJson?: boolean } = {},
): Promise<void> {
  if (error instanceof BrokenPipe || isAbort(error)) return;
  const message = messageOf(error, options.file);
  const text = options.asJson
    ? toJson({ error: { ...facts(error), file: fileOf(error, options.file), message } })
    : [`etcd-snapshot: ${escapeLine(message)}`, ...problemLines(error)].join('\n');
  await context.stderr.write(`${text}\n`);
}

/** Problems behind an error that are written out; the rest is counted. */
const SHOWN_MAX = 5;

/** What an error is the sum of, where it is one. */
function problemLines(error: unknown): string[] {
  if (!(error instanceof RestoreError)) return [];
  const { problems } = error;
  const lines = problems.slice(0, SHOWN_MAX).map((found) => {
    return `  ${found.code}  ${escapeLine(formatProblemLine(found))}`;
  });
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `  and ${String(more)} more; see verify`] : lines;
}

/** What cannot be written is no fault of the input. */
function fileOf(error: unknown, file: string | undefined): string | null {
  return isOfOutput(error) ? null : (file ?? null);
}

function isOfOutput(error: unknown): boolean {
  return error instanceof OutputError || error instanceof TargetError;
}

/** One error as a line of text. */
export function errorText(error: unknown, file: string): string {
  return escapeLine(messageOf(error, file));
}

function messageOf(error: unknown, file: string | undefined): string {
  if (!(error instanceof Error)) return String(error);
  if (isOfOutput(error)) return error.message;
  const known =
    isEtcdSnapshotError(error) || error instanceof UsageError || error instanceof ObjectsError;
  const message = known || isSystemError(error) ? error.message + remedy(error) : ourFault(error);
  const name = file === '-' ? 'standard input' : file;
  const named =
    name === undefined || message.startsWith(`${name}:`) || message.startsWith(`${name},`);
  return named ? message : `${name}: ${message}`;
}

/** The option that raises a limit. */
function remedy(error: Error): string {
  return 'optionName' in error ? ` (${String(error.optionName)})` : '';
}

function ourFault(error: Error): string {
  return `this is a mistake in etcd-snapshot, please report it: ${error.message}`;
}

function facts(error: unknown): Record<string, unknown> {
  if (error instanceof ObjectsError) return { code: error.code };
  if (!isEtcdSnapshotError(error))
    return { code: error instanceof UsageError ? 'usage' : 'failed' };
  if (error instanceof RestoreError) {
    return { code: error.code, problems: error.problems };
  }
  if (!isCorruptionError(error)) return { code: error.code };
  const { place, facts: found } = error.problem;
  return { code: error.code, place, facts: found };
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
