/**
 * What an export has written into a folder, so that a later one can bring it up to date: a list of
 * its files in `.etcd-snapshot-export`, and while files are written another one of those to come.
 * Only what is listed is ever replaced or removed, and only what an export can have written is
 * listed: a list may come from anywhere.
 */

import { TargetError } from '../../errors.ts';

/** The list; its name has no ending that kubectl would read. */
export const INDEX_NAME = '.etcd-snapshot-export';
/** Files that are on their way, one a line. */
export const JOURNAL_NAME = '.etcd-snapshot-export.part';

const SCHEMA_VERSION = 1;
/** `NAMESPACE/KIND/NAME.yaml` with names that are not hidden, or a text beside the folders. */
const PATH =
  /^(?:(?:[^./\\\0-\x1f][^/\\\0-\x1f]*\/){2}[^./\\\0-\x1f][^/\\\0-\x1f]*\.(?:yaml|json)|[\w-]+\.txt)$/;

/** Whether an export can have written a file there. */
function isTreePath(path: string): boolean {
  return PATH.test(path);
}

/** The list as text: the same files give the same text. */
export function formatIndex(paths: Iterable<string>): string {
  const files = [...paths].sort().map((path) => `    ${JSON.stringify(path)}`);
  const list = files.length === 0 ? '[]' : `[\n${files.join(',\n')}\n  ]`;
  return `{\n  "schemaVersion": ${String(SCHEMA_VERSION)},\n  "files": ${list}\n}\n`;
}

/**
 * Reads a list.
 * @throws {TargetError} target-failed if it is none.
 */
export function parseIndex(text: string, shown: string): ReadonlySet<string> {
  const { schemaVersion, files } = parseObject(text);
  if (schemaVersion !== SCHEMA_VERSION || !Array.isArray(files)) throw brokenIndex(shown);
  const paths = files as readonly unknown[];
  if (!paths.every((path) => typeof path === 'string' && isTreePath(path))) {
    throw brokenIndex(shown);
  }
  return new Set(paths as readonly string[]);
}

/** The files of a journal; its last line may have been cut. */
export function parseJournal(text: string): string[] {
  return text.split('\n').slice(0, -1).filter(isTreePath);
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function brokenIndex(shown: string): TargetError {
  const text = `${INDEX_NAME} is no list of an export: nothing was changed`;
  return new TargetError('target-failed', shown, { text });
}
