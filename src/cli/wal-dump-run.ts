/** Carries `wal dump` out: the log is looked through, then its entries are written. */

import { isFolder, openDirectory } from '../node/directory-source.ts';
import { openFile } from '../node/file-source.ts';
import { dumpWal } from '../operations/data-directory/dump-wal.ts';
import { notExaminedOf } from '../operations/data-directory/read-wal.ts';
import { verdictOf } from '../operations/data-directory/verdict.ts';
import { Collector } from '../operations/verify/collector.ts';
import type { Finding } from '../operations/verify/collector.ts';
import type { Verdict } from '../operations/verify/verify.ts';
import type { EntryFilter } from '../etcd/requests/entry-filter.ts';
import type { DirectorySource } from '../io/directory-source.ts';
import type { Values } from '../etcd/requests/values.ts';
import { formatProblemLine } from '../findings.ts';
import { escapeControls } from '../bytes/text.ts';
import type { Context } from './context.ts';
import { deliver, PRIVATE } from './deliver.ts';
import type { ExitCode } from './exit-code.ts';
import { openFingerprint } from './fingerprint.ts';
import type { CommonOptions } from './options.ts';
import { renderDump } from './render/wal-dump.ts';
import type { DumpFormat } from './render/wal-dump.ts';

/** Findings of one code that are told; `wal verify` tells all. */
const FINDINGS_MAX = 5;
/** Values of the options of `wal dump`. */
export interface WalDumpOptions extends CommonOptions {
  readonly writeOut: DumpFormat;
  /** Folder of the log. */
  readonly walDir?: string;
  readonly startIndex?: number;
  readonly endIndex?: number;
  readonly entryType: readonly EntryFilter[];
  readonly showValues?: boolean;
  readonly fingerprintKey?: string;
}

/** What is printed may be all there is, or not, and whether it is may not be known. */
const EXIT_CODES: Readonly<Record<Verdict, ExitCode>> = { sound: 0, damaged: 1, unknown: 2 };

/** Dumps the log in a directory, or the entries of one segment. */
export async function runWalDump(
  name: string,
  options: WalDumpOptions,
  context: Context,
): Promise<ExitCode> {
  const { walDir, startIndex, endIndex, writeOut, entryType, showValues, out } = options;
  const values: Values =
    showValues === true ? 'shown' : await openFingerprint(options.fingerprintKey);
  const collector = new Collector({ findingsMax: FINDINGS_MAX, ignore: [] });
  const isWhole = await isFolder(name);
  const directory = isWhole ? await openDirectory(name, BLOCKING) : fileAlone(name);
  const dump = await dumpWal(directory, {
    ...{ startIndex, endIndex, signal: context.signal, report: collector.report },
    walDirectory: walDir === undefined ? undefined : await openDirectory(walDir, BLOCKING),
    segment: isWhole ? undefined : name,
  });
  collector.end();
  const findings: Finding[] = [];
  for await (const finding of collector.findings()) findings.push(finding);
  const verdict = verdictOf(collector, notExaminedOf(dump.wal).length === 0);
  const rendering = {
    format: writeOut,
    startIndex,
    filters: entryType,
    values,
    findings,
    verdict,
  };
  const mode = values === 'shown' ? PRIVATE : undefined;
  await deliver(renderDump(dump, rendering), out, context, mode);
  if (writeOut === 'text') await tellFindings(name, findings, context);
  return EXIT_CODES[verdict];
}

/** Reads are from the page cache, mostly. */
const BLOCKING = { blocking: true };

/** A directory that has one file only, under the name that was given. */
function fileAlone(name: string): DirectorySource {
  const list = (): Promise<[]> => Promise.resolve([]);
  return { name, list, open: (path) => openFile(path, BLOCKING) };
}

/** The text is etcd's, which has no room for them. Notes are for `wal verify`. */
async function tellFindings(
  name: string,
  findings: readonly Finding[],
  context: Context,
): Promise<void> {
  for (const finding of findings) {
    if (finding.severity === 'note') continue;
    const line = `${escapeControls(name)}: ${finding.severity}: ${formatProblemLine(finding)}`;
    await context.stderr.write(`etcd-snapshot: ${line}\n`);
  }
}
