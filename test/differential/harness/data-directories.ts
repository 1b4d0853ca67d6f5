/**
 * Data directories for servers to run on, each in a folder of its own: the fixtures of a release,
 * and what ours says of a directory.
 */
import { dataDirectoryNames } from '../../build/data-directory.ts';
import { ours } from './ours.ts';
import { ETCD_VERSIONS } from '../../oracles/versions.ts';
import type { EtcdVersion } from '../../oracles/versions.ts';
import type { FileReport } from './verified.ts';

/** Of the directories in which authentication is on. */
export const FIXTURE_ROOT_PASSWORD = 'fixture-root-password';

/** What `wal verify` and `verify` say of a directory besides findings. */
export interface DirectoryReport extends Omit<FileReport, 'findings'> {
  readonly findings: readonly {
    readonly code: string;
    readonly severity: 'error' | 'warning' | 'note';
    readonly text: string;
  }[];
  readonly wal?: {
    readonly lastIndex: number;
    readonly lastTerm: number;
    readonly commit: number;
    readonly term: number;
    /** Why reading ended there. */
    readonly stop: { readonly reason: 'end' | 'torn' | 'damaged' };
  };
  readonly dataDirectory?: {
    /** The revision of the database. */
    readonly revision: number;
    /** What the log holds beyond the database; absent if it holds nothing. */
    readonly beyond?: {
      readonly entryCount: number;
      readonly firstIndex: number;
      /** The least and the greatest revision that these entries can lead to. */
      readonly revisionFrom: number;
      readonly revisionAtMost: number;
    };
  };
}

/** The fixtures of one member's directory that a server of this release left. */
export function directoriesOf(version: EtcdVersion): string[] {
  const minor = version.slice(0, 3);
  return dataDirectoryNames().filter(
    (name) => name.startsWith(`${minor}-`) && !name.includes('cluster'),
  );
}

/** The release that left a fixture. */
export function releaseOf(directory: string): EtcdVersion {
  const found = ETCD_VERSIONS.find((version) => directory.startsWith(`${version.slice(0, 3)}-`));
  if (found === undefined) throw new Error(`${directory}: of no release`);
  return found;
}

/** Runs `verify`, or `wal verify`, on a directory. Throws when it prints no report. */
export async function verifyDirectory(
  path: string,
  command: readonly string[] = ['verify'],
): Promise<DirectoryReport> {
  const { exit, stdout, stderr } = await ours([...command, path, '-w', 'json']);
  const what = `${command.join(' ')} ${path}`;
  if (stdout === '') throw new Error(`${what} printed nothing: ${stderr}`);
  const { files } = JSON.parse(stdout) as { files: readonly DirectoryReport[] };
  const [report] = files;
  if (report === undefined) throw new Error(`${what} reported no file`);
  const expected = { sound: 0, damaged: 1, unknown: 2 }[report.verdict as string];
  if (exit !== expected) throw new Error(`${what}: exit ${String(exit)} and ${report.verdict}`);
  return report;
}
