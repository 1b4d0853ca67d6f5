/** What `status` does with one file: opens it, starts a second thread if it is large, and looks. */

import { openSnapshot } from '../etcd/snapshot.ts';
import type { Snapshot } from '../etcd/snapshot.ts';
import type { EtcdMinor } from '../etcd/version.ts';
import { whileUnchanged } from '../io/source.ts';
import { status } from '../operations/status.ts';
import type { Context } from './context.ts';
import { openOver, openSource } from './input.ts';
import type { OpenSource } from './input.ts';
import type { InputOptions } from './options.ts';
import { progressLine } from './progress.ts';
import type { NamedStatus } from './render/named-status.ts';
import type { StatusFormat } from './render/status.ts';
import type { StatusHelper } from './status-helper.ts';

/** Smaller files are read in less time than a thread takes to start (measured, case status-s100). */
const THREAD_BYTES_MIN = 200_000_000;

/** How one file is looked at. */
export interface StatusRunOptions extends InputOptions {
  readonly writeOut: StatusFormat;
  readonly compat: EtcdMinor;
  readonly details?: boolean;
  /** Most threads; as many as are worth it if absent. */
  readonly threads?: '1' | '2';
}

/** The status of a file, and its details if they are wanted. */
export async function statusOf(
  file: string,
  options: StatusRunOptions,
  context: Context,
): Promise<NamedStatus> {
  const opened = await openSource(file, context, options);
  const helper = await helperFor(opened, options);
  try {
    const snapshot = await openOver(opened, openSnapshot);
    try {
      return await look({ file, snapshot, helper }, options, context);
    } finally {
      await snapshot.close();
    }
  } finally {
    await helper?.close();
  }
}

/** A second thread, where it is worth it; it is started before anything is read. */
async function helperFor(
  { file }: OpenSource,
  { threads }: StatusRunOptions,
): Promise<StatusHelper | undefined> {
  if (threads === '1' || file.size < THREAD_BYTES_MIN) return undefined;
  const { startStatusHelper } = await import('./status-helper.ts');
  return startStatusHelper(file, threads && Number(threads));
}

async function look(
  at: { file: string; snapshot: Snapshot; helper: StatusHelper | undefined },
  options: StatusRunOptions,
  context: Context,
): Promise<NamedStatus> {
  const { file, snapshot, helper } = at;
  const progress = progressLine(file, context, options.quiet);
  try {
    const oldCounting = options.compat === '3.4' || options.compat === '3.5';
    const found = await status(snapshot, {
      countLiveKeys: !oldCounting || options.details === true || options.writeOut === 'openmetrics',
      seed: context.random32(),
      signal: context.signal,
      onProgress: progress.onProgress,
      helper,
    });
    if (options.details !== true) return { file, status: found, details: undefined };
    const { statusDetails } = await import('../operations/details.ts');
    const details = await whileUnchanged(snapshot.source, () => statusDetails(snapshot));
    return { file, status: found, details };
  } finally {
    await progress.clear();
  }
}
