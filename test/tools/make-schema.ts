/**
 * Makes `src/kubernetes/schema/schema-data.ts` of Kubernetes' published modules: those that
 * `make-schema/releases.json` pins, newest release first, brought by `go mod download` and read by
 * the Go program beside that list. Run from the package's root folder.
 *
 * With `--check` nothing is written. The newest release is read anew, and each line that it gives
 * must stand in the committed file; of the others, the recorded versions and checksums must be the
 * pinned ones, and the text the one that was made of them. With `--check --all` every release is
 * read anew, and the file must be what comes out.
 */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** By release, and by module: its version, a space, and its checksum as in a go.sum. */
type Releases = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What `go mod download -json` says of a module. */
interface Downloaded {
  readonly Path: string;
  readonly Version: string;
  readonly Sum: string;
  readonly Zip: string;
}

const TARGET = 'src/kubernetes/schema/schema-data.ts';
const FOLDER = 'test/tools/make-schema';
const OUTPUT_BYTES_MAX = 2 ** 26;

const execute = promisify(execFile);

await main(process.argv.includes('--check'), process.argv.includes('--all'));

async function main(isCheck: boolean, isAll: boolean): Promise<void> {
  const text = await readFile(join(FOLDER, 'releases.json'), 'utf8');
  const releases = JSON.parse(text) as Releases;
  if (!isCheck || isAll) {
    const made = formatModule(releases, await readSchema(releases));
    if (!isCheck) return writeFile(TARGET, made);
    expectSame((await readFile(TARGET, 'utf8')) === made);
    return;
  }
  const committed = await readFile(TARGET, 'utf8');
  const schema = /= `([^`]*)`;/.exec(committed)?.[1] ?? '';
  const isRecorded = committed.includes(sha256(schema)) && committed.startsWith(head(releases));
  expectSame(isRecorded);
  const [newest] = Object.entries(releases);
  if (newest === undefined) throw new Error('releases.json: no release');
  const missing = missingLines(await readSchema(Object.fromEntries([newest])), schema);
  for (const line of missing) process.stderr.write(`not in ${TARGET}: ${line}\n`);
  expectSame(missing.length === 0);
}

function expectSame(isSame: boolean): void {
  if (isSame) return;
  process.stderr.write(`${TARGET} is not what the releases give: run "npm run schema"\n`);
  process.exitCode = 1;
}

/** The schema of all these releases together. */
async function readSchema(releases: Releases): Promise<string> {
  const wanted: { Release: string; Modules: Downloaded[] }[] = [];
  for (const [Release, pinned] of Object.entries(releases)) {
    const Modules: Downloaded[] = [];
    for (const [path, version] of Object.entries(pinned)) {
      Modules.push(await download(path, version));
    }
    wanted.push({ Release, Modules });
  }
  const running = execute('go', ['run', '.'], { cwd: FOLDER, maxBuffer: OUTPUT_BYTES_MAX });
  running.child.stdin?.end(JSON.stringify(wanted));
  const { stdout, stderr } = await running;
  // Where two releases differ without harm.
  process.stderr.write(stderr);
  return `\n${stdout}`;
}

async function download(path: string, pinned: string): Promise<Downloaded> {
  const [version = '', sum = ''] = pinned.split(' ');
  const { stdout } = await execute('go', ['mod', 'download', '-json', `${path}@${version}`]);
  const downloaded = JSON.parse(stdout) as Downloaded;
  if (downloaded.Sum === sum) return downloaded;
  throw new Error(`${path} ${version}: found ${downloaded.Sum}, expected ${sum}`);
}

/** Lines of a schema that do not stand in another, which may have more fields behind them. */
function missingLines(part: string, whole: string): string[] {
  const known = namedLines(whole);
  return [...namedLines(part)]
    .filter(([name, line]) => !`${known.get(name) ?? ''} `.startsWith(`${line} `))
    .map(([name]) => name);
}

/** Lines by package and message, with the packages' names in place of their numbers. */
function namedLines(schema: string): Map<string, string> {
  const lines = schema.split('\n').filter((line) => line !== '');
  const packages = lines
    .filter((line) => line.startsWith('@'))
    .map((line) => line.slice(1).split(' ')[0] ?? '');
  const named = new Map<string, string>();
  let owner = '';
  for (const line of lines) {
    const [head = ''] = line.split(' ');
    if (head.startsWith('@')) owner = head;
    const full = line.replace(/<(\d+)\./g, (_match, index) => `<${packages[Number(index)] ?? ''}.`);
    named.set(head.startsWith('@') ? head : `${owner}.${head}`, full);
  }
  return named;
}

function formatModule(releases: Releases, schema: string): string {
  return [
    head(releases),
    ' *',
    ' * The text has the SHA-256',
    ` * ${sha256(schema)}.`,
    ' */',
    '',
    '/** A line for each package and each message. */',
    `export const SCHEMA_TEXT: string = \`${schema}\`;`,
    '',
  ].join('\n');
}

/** The beginning of the file: what it is made of. */
function head(releases: Releases): string {
  const names = Object.keys(releases);
  const [newest = ''] = names;
  const [oldest = ''] = names.slice(-1);
  const sources = Object.entries(releases).flatMap(([release, modules]) =>
    Object.entries(modules).map(([path, version]) => ` *   ${release} ${path} ${version}`),
  );
  return [
    '/**',
    ` * What Kubernetes ${oldest} to ${newest} have in the objects that they store; the form is told in`,
    ' * message-schema.ts. Made by "npm run schema"; do not edit.',
    ' *',
    ' * Derived from the files generated.proto and the Go types of these modules, which are copyright',
    ' * The Kubernetes Authors and licensed under the Apache License, Version 2.0 (LICENSE). With each',
    ' * its checksum, as in a go.sum:',
    ' *',
    ...sources,
  ].join('\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
