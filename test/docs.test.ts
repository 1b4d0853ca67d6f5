/**
 * The documentation tells the truth about what can be looked up: a page for every code, links that resolve,
 * examples that a run over the fixtures still prints, dumps that are the bytes of the fixture, and a
 * provenance for every fixture.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { ERROR_CODES, isEtcdSnapshotError } from '../src/errors.ts';
import { openSnapshot } from '../src/etcd/snapshot.ts';
import { PROBLEM_CODES, severityOf } from '../src/findings.ts';
import { MemorySource } from '../src/io/memory-source.ts';
import { status } from '../src/operations/status.ts';
import { directoryFiles, directoryMutations } from './build/data-directory.ts';
import { MADE_EXAMPLES } from './guide/made-examples.ts';
import { readFixture, runExample, verifyBytes } from './guide/run-example.ts';
import { applyOperations, baseFixture } from './mutations.ts';
import type { Mutation } from './mutations.ts';

const ROOT = join(import.meta.dirname, '..');
const PROBLEMS = join(ROOT, 'docs/problems');
const SECTIONS = ['## Example', '## How it comes about', '## What to do'];

const pages = readdirSync(PROBLEMS).filter((name) => name.endsWith('.md') && name !== 'README.md');

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

describe('problem pages', () => {
  it('has a page for every code and no other', () => {
    expect(pages.toSorted()).toEqual(ERROR_CODES.map((code) => `${code}.md`).toSorted());
  });

  it.each(pages)('%s has its title, a meaning and the sections in order', (name) => {
    const text = read(`docs/problems/${name}`);
    const lines = text.split('\n');
    expect(lines[0]).toBe(`# ${name.replace(/\.md$/, '')}`);
    expect(lines[2]).toMatch(/^[A-Z]/);
    expect(lines.filter((line) => /^##? /.test(line)).slice(1)).toEqual(SECTIONS);
    expect(text).toMatch(/\n## Example\n\n```\n[^`]+\n```\n/);
  });

  it.each(PROBLEM_CODES)('%s says how severe it is', (code) => {
    const said = /\n\nSeverity: (error|warning|note)\b/.exec(read(`docs/problems/${code}.md`))?.[1];
    expect(said).toBe(severityOf(code));
  });

  it('is listed in the README, each code once', () => {
    const listed = [...read('docs/problems/README.md').matchAll(/^- \[([a-z-]+)\]\(\1\.md\): /gm)];
    expect(listed.map(([, code]) => code).toSorted()).toEqual([...ERROR_CODES].toSorted());
  });
});

/** Codes whose example no mutation gives: made by hand, or not about the bytes of a file. */
const MADE_BY_HAND: ReadonlySet<string> = new Set([
  ...ERROR_CODES.filter((code) =>
    /^(source|target|limit|compressed-(stream|zip)|revision-(compacted|future))/.test(code),
  ),
  // Of a cluster that is to be made; test/etcd/cluster has their texts.
  ...ERROR_CODES.filter((code) => /^cluster-(?!key|version)/.test(code)),
  // Of a restore; test/operations/restore and test/cli have their texts.
  ...ERROR_CODES.filter((code) => code.startsWith('restore-')),
  ...['meta-magic', 'meta-high-water-mark', 'meta-freelist'],
  ...['page-reachable-free', 'tree-depth', 'element-flags', 'bucket-header', 'bucket-inline'],
  ...['meta-value', 'big-endian'],
  // Of data directories; test/raft and test/etcd compare them.
  ...ERROR_CODES.filter((code) => /^(directory|raft-snapshot|database)-/.test(code)),
  'member-not-listed',
  // Of write-ahead logs; test/guide/log-examples.test.ts compares them.
  ...ERROR_CODES.filter((code) => code.startsWith('wal-')),
  // Found beside the file, not in it.
  'file-leftover-part',
]);
/** Codes whose example is made by a change or a demand of this folder's own. */
const MADE: ReadonlySet<string> = new Set(MADE_EXAMPLES.map(({ code }) => code));
/** The one demand that a mutation fails. */
const REQUIRE_TRAILER = { policies: { requireTrailer: true } };

describe('problem examples', () => {
  const mutations = ['db', 'freelist'].flatMap(
    (name) => JSON.parse(read(`fixtures/mutations/${name}.json`)) as Mutation[],
  );
  /** What `status` and `verify` say of each mutation, by code. */
  const messages = new Map<string, Set<string>>();
  const add = ({ code, message }: { code: string; message: string }): void => {
    messages.set(code, (messages.get(code) ?? new Set()).add(message));
  };

  beforeAll(async () => {
    const bases = new Map<string, Uint8Array>();
    for (const mutation of mutations) {
      const folder = baseFixture(mutation);
      const base = bases.get(folder) ?? readFixture(folder);
      bases.set(folder, base);
      const bytes = applyOperations(base, mutation.ops);
      const failure = await failureOf(bytes);
      add(failure);
      if (failure.code === 'compressed-input') continue;
      for (const found of (await verifyBytes(bytes, REQUIRE_TRAILER)).messages) add(found);
    }
  });

  it('shows a message that a mutation gives, unless it says that it is made by hand', () => {
    const stale = ERROR_CODES.filter((code) => !MADE_BY_HAND.has(code) && !MADE.has(code)).filter(
      (code) => {
        const example = exampleOf(code);
        return ![...(messages.get(code) ?? [])].some((message) => example.includes(message));
      },
    );
    expect(stale).toEqual([]);
  });

  it('has no code in the list of hand-made ones that a mutation gives', () => {
    expect([...MADE_BY_HAND, ...MADE].filter((code) => messages.has(code))).toEqual([]);
  });

  it.each(MADE_EXAMPLES)('$code: the made example gives what its page shows', async (example) => {
    const { messages: found } = await runExample(example);
    const own = found.filter(({ code }) => code === example.code);
    const shown = exampleOf(example.code).trim().split('\n');
    expect(own.length).toBeGreaterThan(0);
    expect(own.map(({ message }) => message).slice(0, shown.length)).toEqual(shown);
  });

  it('names only mutations that exist', () => {
    const ofDirectories = (['3.5', '3.6', '3.7'] as const).flatMap((version) => [
      ...directoryMutations('wal', version),
      ...directoryMutations('segments', version),
    ]);
    const known = new Set([...mutations, ...ofDirectories].map(({ id }) => id));
    const unknown = pages.flatMap((name) => {
      const text = read(`docs/problems/${name}`).replace(/\s+/g, ' ');
      const named = [...text.matchAll(/[Mm]utations?((?:,? (?:and )?`[a-z0-9.-]+`)+)/g)];
      return named
        .flatMap(([, list = '']) => [...list.matchAll(/`([a-z0-9.-]+)`/g)].map(([, id = '']) => id))
        .filter((id) => !known.has(id))
        .map((id) => `${name}: ${id}`);
    });
    expect(unknown).toEqual([]);
  });
});

/** Code and message of what `status` says of a file. */
async function failureOf(bytes: Uint8Array): Promise<{ code: string; message: string }> {
  try {
    const snapshot = await openSnapshot(new MemorySource(bytes, 'backup.db.gz'));
    await status(snapshot);
    return { code: 'none', message: '' };
  } catch (error) {
    if (!isEtcdSnapshotError(error)) throw error;
    return { code: error.code, message: error.message };
  }
}

function exampleOf(code: string): string {
  return /## Example\n\n```\n([^`]+)```/.exec(read(`docs/problems/${code}.md`))?.[1] ?? '';
}

const documents = ['README.md', ...filesUnder('docs').filter((path) => path.endsWith('.md'))];

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));
}

describe('links', () => {
  it.each(documents)('%s leads somewhere', (path) => {
    const broken = linksOf(read(path)).filter((link) => !resolves(path, link));
    expect(broken).toEqual([]);
  });
});

/** Relative targets of links and images outside code. */
function linksOf(text: string): string[] {
  const prose = text.replace(/```[^]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

function resolves(path: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? path : join(dirname(path), file);
  if (!existsSync(join(ROOT, target))) return false;
  return anchor === undefined || anchorsOf(read(target)).includes(anchor);
}

/** Anchors of the headings, as GitHub makes them. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('dumps', () => {
  const dumps = documents
    .filter((path) => path.startsWith('docs/format/'))
    .flatMap((path) =>
      [...read(path).matchAll(/^```hex (\S+)\n([^`]+)^```/gm)].map(([, name = '', text = '']) => {
        return { path, name, text };
      }),
    );

  it('finds the dumps of the format documents', () => {
    expect(dumps.length).toBeGreaterThanOrEqual(8);
  });

  it.each(dumps)('$path: the bytes are those of $name', async ({ name, text }) => {
    const bytes = Buffer.from(await fileOf(name));
    const lines = parseDump(text);
    const found = lines.map(({ offset, hex }) => {
      return { offset, hex: bytes.subarray(offset, offset + hex.length / 2).toString('hex') };
    });
    expect(lines.length).toBeGreaterThan(1);
    expect(found).toEqual(lines);
  });
});

/** A snapshot by its name, or a file of a data directory by the name of that and its path. */
async function fileOf(name: string): Promise<Uint8Array> {
  const [folder = '', ...path] = name.split('/');
  if (path.length === 0) return readFixture(`etcd/${folder}`);
  const file = (await directoryFiles(folder)).get(path.join('/'));
  if (file === undefined) throw new Error(`there is no ${name}`);
  return file;
}

/** The lines of a dump; one without an offset goes on where the one before it ends. */
function parseDump(text: string): { offset: number; hex: string }[] {
  const lines: { offset: number; hex: string }[] = [];
  let end = 0;
  for (const line of text.split('\n')) {
    const digits = /^[0-9a-f ]{4,5} {2}((?:[0-9a-f]{2} )*[0-9a-f]{2})(?=\s|$)/.exec(line)?.[1];
    if (digits === undefined) continue;
    const start = /^[0-9a-f]+/.exec(line)?.[0];
    const offset = start === undefined ? end : parseInt(start, 16);
    const hex = digits.replaceAll(' ', '');
    lines.push({ offset, hex });
    end = offset + hex.length / 2;
  }
  return lines;
}

describe('fixtures', () => {
  const folders = filesUnder('fixtures')
    .map((path) => dirname(path))
    .filter((folder) => !folder.startsWith('fixtures/makers'));

  it.each([...new Set(folders)])('%s says where it comes from', (folder) => {
    const path = `${folder}/provenance.json`;
    expect(existsSync(join(ROOT, path)), path).toBe(true);
    const provenance = JSON.parse(read(path)) as Record<string, unknown>;
    expect(provenance).toMatchObject({
      what: expect.stringMatching(/\S/) as unknown,
      madeBy: expect.stringMatching(/\S/) as unknown,
      date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}/) as unknown,
      license: expect.stringMatching(/\S/) as unknown,
    });
    expect(provenance['sha256'] ?? provenance['files'], 'sha256 or files').toBeTypeOf('object');
  });
});
