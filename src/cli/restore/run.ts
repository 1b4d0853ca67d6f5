/** Carries `restore` out: the wish, the plan, the directories, and what to do with them. */

import type { Command } from 'commander';

import { openSnapshot } from '../../etcd/snapshot.ts';
import type { Snapshot } from '../../etcd/snapshot.ts';
import type { RunOptions } from '../../io/source.ts';
import { kubernetes } from '../../kubernetes/describer.ts';
import { classifyKey } from '../../kubernetes/storage/key-class.ts';
import { openDirectory } from '../../node/directory-source.ts';
import { openDirectorySink } from '../../node/directory-sink.ts';
import type { Owner } from '../../node/file-byte-sink.ts';
import { isLocked } from '../../node/file-lock.ts';
import { findLeftovers } from '../../node/leftovers.ts';
import type { EntriesBeyond } from '../../operations/data-directory/entries-beyond.ts';
import { openDataDirectory } from '../../operations/data-directory/open.ts';
import type { KeyTableOptions } from '../../operations/key-table-options.ts';
import { planRestore } from '../../operations/restore/plan.ts';
import type { RestorePlan } from '../../operations/restore/plan.ts';
import { restore } from '../../operations/restore/restore.ts';
import { BrokenPipe } from '../context.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import type { InputFile } from '../input-file.ts';
import { openSource } from '../input.ts';
import type { OpenSource } from '../input.ts';
import { onFile } from '../one-file.ts';
import { progressLine } from '../progress.ts';
import { renderJson } from '../render/restore/json.ts';
import { renderDone, renderPlan } from '../render/restore/text.ts';
import type { RestoreCommandOptions } from './options.ts';
import { ownerOf } from './owner.ts';
import { helperFor } from './read-back-helper.ts';
import type { RestoreReport } from './report.ts';
import { expectOutside, lookAtTargets } from './targets.ts';
import { wishOf } from './wish.ts';
import type { RestoreWish } from './wish.ts';
import { hearWitnesses } from './witnesses.ts';

/** Restores, or shows the plan. */
export async function runRestore(
  file: string,
  command: Command,
  context: Context,
): Promise<ExitCode> {
  const options = command.opts<RestoreCommandOptions>();
  const wish = await wishOf(options, command, context);
  await expectOutside([file, ...(options.witness ?? [])], wish);
  await lookAtTargets(wish);
  const owner = options.owner === undefined ? undefined : await ownerOf(options.owner);
  return onFile(file, options.writeOut, context, async (input) => {
    const opened = await openSource(input.path, context, options);
    try {
      if (options.skipHashCheck !== true && !input.isOfDirectory) await opened.beginDigest();
      await restoreOver({ file, input, opened, wish, owner }, options, context);
      return 0;
    } finally {
      await opened.source.close();
    }
  });
}

/** Everything that is known before the snapshot is read. */
interface Run {
  readonly file: string;
  readonly input: InputFile;
  readonly opened: OpenSource;
  readonly wish: RestoreWish;
  readonly owner: Owner | undefined;
}

async function restoreOver(
  run: Run,
  options: RestoreCommandOptions,
  context: Context,
): Promise<void> {
  const { file, input, opened, wish, owner } = run;
  const { target, walDir, isCluster } = wish;
  const snapshot = await openSnapshot(opened.source);
  const progress = progressLine(file, context, options.quiet);
  const { signal } = context;
  const settings = { seed: context.random32(), signal, onProgress: progress.onProgress };
  const { plan, beyond } = await planOver(run, snapshot, { options, context, settings }).finally(
    () => progress.clear(),
  );
  const leftovers = await findLeftovers(target, walDir);
  const isInUse = input.isOfDirectory && (await isLocked(input.path));
  const told = { file, wish, plan, beyond, isInUse, leftovers };
  const report: RestoreReport = { ...told, owner: options.owner };
  const isText = options.writeOut === 'text';
  if (isText) await tell(renderPlan(report), context);
  if (options.dryRun === true) {
    if (!isText) await context.stdout.write(renderJson(report, undefined));
    return;
  }
  const started = context.now();
  const kind = isCluster ? 'cluster' : 'member';
  const sink = await openDirectorySink({ target, walDir, kind, owner });
  const result = await restore(snapshot, plan, sink, {
    ...settings,
    isCluster,
    helperFor,
    digest: opened.digest,
  }).finally(() => progress.clear());
  const tookMs = context.now() - started;
  await context.stdout.write(
    isText ? renderDone(report, result, tookMs) : renderJson(report, result),
  );
}

/** Whoever no longer reads has not asked for less to be restored. */
async function tell(text: string, { stdout }: Context): Promise<void> {
  await stdout.write(text).catch((error: unknown) => {
    if (!(error instanceof BrokenPipe)) throw error;
  });
}

/** Hears everyone, and plans. */
async function planOver(
  { file, input, opened, wish }: Run,
  snapshot: Snapshot,
  { options, context, settings }: PlanSettings,
): Promise<{ plan: RestorePlan; beyond: EntriesBeyond | undefined }> {
  const beyond = input.isOfDirectory ? await entriesBeyond(file, context) : undefined;
  const witnesses = await hearWitnesses(options.witness ?? [], snapshot, options, context);
  if (beyond !== undefined && witnesses.length > 0) {
    witnesses.push({ name: file, revision: beyond.revisionAtMost });
  }
  const plan = await planRestore(snapshot, {
    ...settings,
    cluster: wish.cluster,
    token: wish.token,
    write: wish.write,
    version: options.for,
    // 0 is what etcdutl has for none.
    bump: options.bumpRevision || 'none',
    witnesses,
    compact: options.compact,
    drops: options.drop,
    skipHashCheck: options.skipHashCheck,
    isOfDirectory: input.isOfDirectory,
    describer: kubernetes,
    classify: classifyKey,
    digest: opened.digest,
    // Whoever only looks wants to know now.
    leavesTrailer: options.dryRun !== true,
  });
  return { plan, beyond };
}

interface PlanSettings {
  readonly options: RestoreCommandOptions;
  readonly context: Context;
  readonly settings: RunOptions & KeyTableOptions;
}

/** What a stopped member's log holds beyond its database. */
async function entriesBeyond(
  directory: string,
  context: Context,
): Promise<EntriesBeyond | undefined> {
  const source = await openDirectory(directory, { blocking: true });
  const { facts } = await openDataDirectory(source, { signal: context.signal });
  return facts.beyond?.entryCount === 0 ? undefined : facts.beyond;
}
