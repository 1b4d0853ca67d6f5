/**
 * `etcd-snapshot salvage FILE --out FILE`: every record of a damaged file that can still be read,
 * as JSON lines. Values are people's secrets: they go into a file that only its owner can read, or
 * down a pipe, never to a terminal.
 */

import { Command, InvalidArgumentError, Option } from 'commander';

import { decodeText, escapeControls, formatCount } from '../../bytes/text.ts';
import { formatLeaseId } from '../../etcd/lease-id.ts';
import type { SalvageRun } from '../../operations/salvage/salvage.ts';
import type { Salvaged, SalvageSummary } from '../../operations/salvage/types.ts';
import { UsageError } from '../context.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import { onFile } from '../one-file.ts';
import { addInputOptions, parseSize } from '../options.ts';
import type { InputOptions } from '../options.ts';
import { toJson } from '../render/data.ts';

/** Version of the form of the lines; a new field does not change it. */
const SCHEMA_VERSION = 1;
/** Only the owner may read what was salvaged. */
const PRIVATE = 0o600;

interface SalvageCommandOptions extends InputOptions {
  readonly writeOut: 'text' | 'json';
  readonly out?: string;
  readonly pageSize?: number;
}

const EXAMPLES = `
Examples:
  etcd-snapshot salvage broken.db --out records.ndjson
  etcd-snapshot salvage broken.db --out - | gzip > records.ndjson.gz
  etcd-snapshot salvage broken.db --out records.ndjson --page-size 16KiB

Exit codes: 0 something was found and metas and tree were sound, 1 the file is damaged,
2 nothing could be read.
`;

/** The command; `finish` is told the exit code. */
export function salvageCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('salvage')
    .description('write every record of a damaged file that can still be read, as JSON lines')
    .argument('<file>', 'a snapshot, a database file or a data directory; - is standard input')
    .addOption(
      new Option('-w, --write-out <format>', 'format of the summary')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--out <path>', 'write records, values too, to this file; - is a pipe (required)')
    .option('--page-size <size>', 'page size, if the file does not tell it', parsePageSize)
    .option('--quiet', 'no progress on standard error')
    .option('--no-color', 'no colour (as with NO_COLOR)');
  return addInputOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: SalvageCommandOptions) => {
      const out = await expectOut(file, options.out, context);
      finish(
        await onFile(file, options.writeOut, context, ({ path }) =>
          run(path, out, options, context),
        ),
      );
    });
}

function parsePageSize(text: string): number {
  const bytes = parseSize(text);
  if (bytes >= 1024 && bytes <= 16 * 1024 ** 2 && Number.isInteger(Math.log2(bytes))) return bytes;
  throw new InvalidArgumentError('expected a power of two from 1KiB to 16MiB.');
}

/** Refuses what would lose the input or show values to whoever looks at the screen. */
async function expectOut(file: string, out: string | undefined, context: Context): Promise<string> {
  if (out === undefined) {
    throw new UsageError(
      '--out: its value is missing; salvaged values need a file, or - for a pipe',
    );
  }
  if (out === '-') {
    if (!context.stdout.isTerminal) return out;
    throw new UsageError('--out: values are not shown on a terminal; name a file, or use a pipe');
  }
  const { checkTargets, inputsOf } = await import('../deliver.ts');
  await checkTargets([{ option: '--out', path: out }], inputsOf([file]));
  return out;
}

async function run(
  file: string,
  out: string,
  options: SalvageCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const { openSource } = await import('../input.ts');
  const { salvage } = await import('../../operations/salvage/salvage.ts');
  const { progressLine } = await import('../progress.ts');
  const { source } = await openSource(file, context, options);
  const progress = progressLine(file, context, options.quiet);
  try {
    const salvaging = salvage(source, {
      pageSize: options.pageSize,
      seed: context.random32(),
      signal: context.signal,
      onProgress: progress.onProgress,
    });
    const isFound = await write(lines(file, salvaging), out, context);
    await progress.clear();
    const { summary } = salvaging;
    // Where the records go down the pipe, the summary must not.
    const told = out === '-' ? context.stderr : context.stdout;
    const target = isFound ? out : undefined;
    await told.write(
      options.writeOut === 'json'
        ? `${toJson({ file, out: target ?? null, ...summary })}\n`
        : renderSummary(file, target, summary),
    );
    if (!isFound) return 2;
    return summary.sound ? 0 : 1;
  } finally {
    await progress.clear();
    await source.close();
  }
}

/** Nothing to write: the file is not made at all. */
class NothingFound extends Error {
  override get name(): string {
    return 'NothingFound';
  }
}

/** Writes the lines; false if there are none. */
async function write(
  pieces: AsyncIterable<string>,
  out: string,
  context: Context,
): Promise<boolean> {
  const { deliver } = await import('../deliver.ts');
  try {
    await deliver(pieces, out, context, PRIVATE);
    return true;
  } catch (error) {
    if (error instanceof NothingFound) return false;
    throw error;
  }
}

/** The whole output: what it is, a line for each record or element, and the account of it. */
async function* lines(file: string, salvaging: SalvageRun): AsyncGenerator<string> {
  let isFirst = true;
  for await (const batch of salvaging) {
    const head = isFirst
      ? `${toJson({ type: 'salvage', schemaVersion: SCHEMA_VERSION, file })}\n`
      : '';
    isFirst = false;
    yield head + batch.map(lineOf).join('');
  }
  if (isFirst) throw new NothingFound();
  yield `${toJson({ type: 'summary', ...salvaging.summary })}\n`;
}

/**
 * One line, put together by hand: measured over 400,000 records this takes 0.6 s instead of 4.9 s
 * for objects. Only texts have characters that need a look.
 */
function lineOf(found: Salvaged): string {
  const { kind, origin, confidence, pgid, element } = found;
  const text = decodeText(found.key);
  const key = `"key":"${base64(found.key)}"${text === undefined ? '' : `,"text":${toJson(text)}`}`;
  const head =
    `{"type":"${kind}","origin":"${origin}","confidence":"${confidence}",` +
    `"pgid":${String(pgid)},"element":${String(element)}`;
  const value = `"value":"${base64(found.value)}"}\n`;
  if (found.kind === 'element') return `${head},"bucket":${toJson(found.bucket)},${key},${value}`;
  const { revision, tombstone, createRevision, modRevision, version, lease } = found;
  return (
    `${head},"revision":{"main":${String(revision.main)},"sub":${String(revision.sub)}},` +
    `"tombstone":${String(tombstone)},${key},"createRevision":${String(createRevision)},` +
    `"modRevision":${String(modRevision)},"version":${String(version)},` +
    `"lease":"${formatLeaseId(lease)}",${value}`
  );
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

const PAGE_SIZE_SOURCES = {
  option: 'as given',
  meta: 'by the meta',
  pages: 'by what pages say of themselves',
} as const;

function renderSummary(file: string, out: string | undefined, summary: SalvageSummary): string {
  const { records, elements, pages, pageSize, pageSizeFrom, changed } = summary;
  const found = out === '-' ? 'standard output' : out;
  const name = escapeControls(file === '-' ? 'standard input' : file);
  const head =
    found === undefined ? `NOTHING   ${name}` : `SALVAGED  ${name} → ${escapeControls(found)}`;
  const text = [head];
  const add = (what: string, told: string): void => void text.push(`  ${what.padEnd(10)}${told}`);
  if (pageSize === undefined || pageSizeFrom === undefined) {
    add('pages', 'nothing in the file looks like a page (--page-size)');
    return `${text.join('\n')}\n`;
  }
  add('records', byOrigin(records));
  const { firstRevision, lastRevision, singleCount } = summary;
  if (lastRevision > 0) add('revisions', `${String(firstRevision)}–${String(lastRevision)}`);
  add('others', `${byOrigin(elements)} (members, leases, …)`);
  if (singleCount > 0) add('from', `damaged pages: ${formatCount(singleCount)} of them`);
  const sizes = `${formatCount(pageSize)} bytes each, ${PAGE_SIZE_SOURCES[pageSizeFrom]}`;
  add('pages', `${formatCount(pages.read)} of ${formatCount(pages.count)} read, ${sizes}`);
  if (pages.unreadable > 0) add('unreadable', `${formatCount(pages.unreadable)} pages`);
  add('tree', treeText(summary));
  if (changed !== undefined) add('changed', `the file while it was read (${changed})`);
  return `${text.join('\n')}\n`;
}

function byOrigin(counts: SalvageSummary['records']): string {
  const total = counts.tree + counts['older-meta'] + counts.carved;
  const parts = `${formatCount(counts.tree)} through the tree`;
  const older = `${formatCount(counts['older-meta'])} through the older meta`;
  return `${formatCount(total)}: ${parts}, ${older}, ${formatCount(counts.carved)} carved`;
}

function treeText({ sound, pages, changed, records, elements }: SalvageSummary): string {
  if (sound && records.carved === 0) return 'sound';
  if (sound) return 'sound; what was carved is history that free pages still hold';
  if (records.tree + elements.tree === 0) return 'not found';
  if (pages.damaged > 0) {
    return `damaged in ${formatCount(pages.damaged)} ${pages.damaged === 1 ? 'page' : 'pages'}`;
  }
  if (changed !== undefined) return 'read while the file changed';
  return 'sound as far as it was read; the metas or the file are damaged';
}
