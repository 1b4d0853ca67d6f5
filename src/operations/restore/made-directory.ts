/** A member's directory that is still in its sink, read back as a server would read it. */

import { RestoreError } from '../../errors.ts';
import { severityOf } from '../../findings.ts';
import type { DirectoryEntry, DirectorySource } from '../../io/directory-source.ts';
import type { DirectorySink } from '../../io/sink.ts';
import type { ByteSource, RunOptions } from '../../io/source.ts';
import { openDataDirectory } from '../data-directory/open.ts';

/**
 * Looks at a member's directory as a server would: log, raft snapshot and database must agree.
 * @throws {RestoreError} restore-read-back
 */
export async function expectDirectory(made: MadeDirectory, options: RunOptions): Promise<void> {
  const { problems } = await openDataDirectory(made, { signal: options.signal });
  const errors = problems.filter(({ code }) => severityOf(code) === 'error');
  const [first] = errors;
  if (first === undefined) return;
  throw new RestoreError(
    'restore-read-back',
    `${made.name}: what was read back does not hold together: ${first.code}`,
    errors,
  );
}

/** A member's files in a sink, as a directory to read. */
export class MadeDirectory implements DirectorySource {
  readonly name: string;
  readonly #sink: DirectorySink;
  readonly #prefix: string;
  readonly #paths: readonly string[];

  /** Takes all files whose paths begin with the prefix. */
  constructor(sink: DirectorySink, prefix: string, paths: readonly string[]) {
    this.name = prefix === '' ? sink.name : `${sink.name}/${prefix.slice(0, -1)}`;
    this.#sink = sink;
    this.#prefix = prefix;
    this.#paths = paths.filter((path) => path.startsWith(prefix));
  }

  list(path: string): Promise<readonly DirectoryEntry[]> {
    const start = `${this.#prefix}${path === '' ? '' : `${path}/`}`;
    const kinds = new Map<string, DirectoryEntry['kind']>();
    for (const file of this.#paths) {
      if (!file.startsWith(start)) continue;
      const [name = '', ...below] = file.slice(start.length).split('/');
      kinds.set(name, below.length === 0 ? 'file' : 'directory');
    }
    return Promise.resolve([...kinds].map(([name, kind]) => ({ name, kind })));
  }

  open(path: string): Promise<ByteSource> {
    return this.#sink.open(this.#prefix + path);
  }
}
