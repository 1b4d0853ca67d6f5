/** Carries `export` out: finds the objects, and writes them while they are read. */

import type { TreeChanges } from '../../node/tree/tree.ts';
import { exportObjects } from '../../operations/kubernetes/export/export-objects.ts';
import type {
  ExportProblem,
  ObjectExport,
} from '../../operations/kubernetes/export/export-objects.ts';
import { manifestPath } from '../../operations/kubernetes/export/manifest-path.ts';
import { ObjectsError } from '../../operations/kubernetes/objects/objects-error.ts';
import { parseWishes } from '../../operations/kubernetes/objects/wishes.ts';
import type { Context } from '../context.ts';
import { deliver, inputsOf } from '../deliver.ts';
import type { ExitCode } from '../exit-code.ts';
import { worst } from '../exit-code.ts';
import { untilUnchanged } from '../input-file.ts';
import type { InputFile } from '../input-file.ts';
import { onFile } from '../one-file.ts';
import { openObjects } from '../objects/open-objects.ts';
import type { OpenObjects } from '../objects/open-objects.ts';
import { objectFiles } from '../objects/options.ts';
import { Trouble } from '../objects/trouble.ts';
import { nameErrorsAsUsage } from '../objects/usage.ts';
import { checkDestination, destinationKind } from './destination.ts';
import type { DestinationKind } from './destination.ts';
import type { ExportCommandOptions } from './options.ts';
import { Stopwatch } from './stopwatch.ts';
import { isWorthTelling, summaryText } from './summary.ts';
import { manifestsText } from './text.ts';
import { tarOfTree, writeFolder } from './tree.ts';

/** Only the owner may read what was exported. */
const PRIVATE = 0o600;

/** Exports from one input by name. */
export async function runExport(
  file: string,
  resources: readonly string[],
  options: ExportCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const wishes = await nameErrorsAsUsage(() =>
    resources.length === 0 ? [] : parseWishes(resources),
  );
  const kind = destinationKind(options);
  await checkDestination(kind, options, [...inputsOf([file]), ...objectFiles(options)]);
  const trouble = new Trouble(file, options, context);
  const watch = new Stopwatch(() => context.now() / 1000);
  const code = await onFile(file, options.writeOut, context, async (input) => {
    const unread: string[] = [];
    const onProblem = async (problem: ExportProblem): Promise<void> => {
      if (options.update === true) unread.push(manifestPath(problem.place));
      await trouble.tell(problemError(problem));
    };
    const { objects, found } = await find(input, options, { context, wishes, onProblem });
    try {
      const changes = await write(found, { kind, options, context, watch, unread });
      await tell({ file: input.path, found, changes, watch }, options, context);
      return found.summary.written === 0 ? 1 : 0;
    } finally {
      await objects.close();
    }
  });
  return worst([code, await trouble.end()]);
}

/** Opens the input; again where it is in use and changed before anything was found. */
async function find(
  input: InputFile,
  options: ExportCommandOptions,
  work: {
    readonly context: Context;
    readonly wishes: ReturnType<typeof parseWishes>;
    readonly onProblem: (problem: ExportProblem) => Promise<void>;
  },
): Promise<{ objects: OpenObjects; found: ObjectExport }> {
  const { context, wishes, onProblem } = work;
  return untilUnchanged(input, async () => {
    const objects = await openObjects(input.path, options, context);
    try {
      const found = await nameErrorsAsUsage(() =>
        exportObjects(objects, {
          ...options,
          wishes,
          now: () => context.now() / 1000,
          onProblem,
        }),
      );
      return { objects, found };
    } catch (error) {
      await objects.close();
      throw error;
    }
  });
}

function problemError({ place, reason }: ExportProblem): ObjectsError {
  const { namespace, name, kind, resource } = place;
  const named = namespace === undefined ? name : `${namespace}/${name}`;
  return new ObjectsError('unreadable', `${kind ?? resource} ${named}: ${reason}`);
}

async function write(
  found: ObjectExport,
  work: {
    readonly kind: DestinationKind;
    readonly options: ExportCommandOptions;
    readonly context: Context;
    readonly watch: Stopwatch;
    readonly unread: readonly string[];
  },
): Promise<TreeChanges | undefined> {
  const { kind, options, context, watch, unread } = work;
  const { out, writeOut, update = false } = options;
  const manifests = found.manifests();
  if (kind === 'stream') {
    await deliver(manifestsText(manifests, writeOut, watch), out, context, PRIVATE);
    return undefined;
  }
  const format = writeOut === 'json' ? 'json' : 'yaml';
  const source = { manifests, format, watch, signal: context.signal, unread } as const;
  if (kind === 'folder') return writeFolder(out, update, source);
  await deliver(tarOfTree(source), out, context, PRIVATE);
  return undefined;
}

async function tell(
  done: {
    readonly file: string;
    readonly found: ObjectExport;
    readonly changes: TreeChanges | undefined;
    readonly watch: Stopwatch;
  },
  { out, quiet }: ExportCommandOptions,
  { stdout, stderr }: Context,
): Promise<void> {
  const { file, found, changes, watch } = done;
  const { summary } = found;
  const text = summaryText({ file, out, summary, changes, watch });
  // Beside manifests it would be taken for one.
  if (out !== '-') await stdout.write(text);
  else if (quiet !== true && isWorthTelling(summary)) await stderr.write(text);
}
