/**
 * Kubernetes' own test data: of every kind of every release an object in protobuf and the same one
 * in JSON, in the Go modules `k8s.io/api` and `k8s.io/apiextensions-apiserver`. Go brings the
 * modules and checks their sums.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { isJsonObject, parseJson } from '../../../src/bytes/json.ts';
import type { JsonValue } from '../../../src/bytes/json.ts';
import { decodeObject } from '../../../src/kubernetes/decode/decode-object.ts';
import { ObjectError } from '../../../src/kubernetes/decode/object-error.ts';
import { run } from './run.ts';

/** Where the objects are in each module, and since which minor release. */
const MODULES = {
  'k8s.io/api': { folder: 'testdata', since: 15 },
  'k8s.io/apiextensions-apiserver': { folder: 'pkg/apis/testdata', since: 27 },
} as const;

type Module = keyof typeof MODULES;

/** The releases that our schema is made of, by module: version and checksum. */
const RELEASES = new URL('../../tools/make-schema/releases.json', import.meta.url);
/** Versions of modules since they have objects. */
const VERSION = /^v0\.(?!0\.)\d+\.\d+/;
/** What the oldest has of the release before it. */
const OLDER = 'v1.14.0';

const DOWNLOAD_TIMEOUT_MS = 280_000;

/** The objects of a release in a module. */
export interface Testdata {
  readonly module: Module;
  /** Of Kubernetes. */
  readonly release: string;
  readonly folder: string;
  /** `<group>.<version>.<kind>`, in order. */
  readonly names: readonly string[];
}

/** Brings all modules, which Go keeps; the oldest release of each comes first. */
export async function bringTestdata(): Promise<Testdata[]> {
  const versions = readVersions();
  const modules = Object.keys(MODULES) as Module[];
  const wanted = modules.flatMap((module) =>
    versions
      .filter((version) => Number(version.split('.')[1]) >= MODULES[module].since)
      .map((version) => ({ module, version, path: `${module}@${version}` })),
  );
  const folders = await download(wanted.map(({ path }) => path));
  return wanted.flatMap(({ module, version, path }) => {
    const root = join(folders.get(path) ?? '', MODULES[module].folder);
    const newest = testdataIn(module, version.replace('v0.', '1.'), join(root, 'HEAD'));
    const older =
      version === versions[0] ? [testdataIn(module, OLDER.slice(1), join(root, OLDER))] : [];
    return [...older, newest].filter(({ names }) => names.length > 0);
  });
}

/** Why our JSON of an object is not the one next to it; undefined if it is. */
export function differenceOf({ folder }: Testdata, name: string): string | undefined {
  const stored = readFileSync(join(folder, `${name}.pb`));
  const expected = readFileSync(join(folder, `${name}.json`), 'utf8');
  try {
    const found = decodeObject(stored, { absent: 'presence' });
    if (!found.isKnownKind) return 'the kind is not known';
    if (found.unknownFields > 0) return `${String(found.unknownFields)} fields are not known`;
    return firstDifference(normalise(found.object), normalise(parseJson(expected)), '');
  } catch (error) {
    if (error instanceof ObjectError || error instanceof SyntaxError) return error.message;
    throw error;
  }
}

/** Of all releases that have objects, the oldest first. */
function readVersions(): string[] {
  const text = readFileSync(RELEASES, 'utf8');
  const releases = Object.values(JSON.parse(text) as Record<string, Record<string, string>>);
  return releases.flatMap((pinned) => VERSION.exec(pinned['k8s.io/api'] ?? '') ?? []).toReversed();
}

/** The folder of each module. */
async function download(paths: readonly string[]): Promise<Map<string, string>> {
  const result = await run('go', ['mod', 'download', '-json', ...paths], {
    // Where no go.mod is above.
    cwd: tmpdir(),
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    environment: { GOFLAGS: '', GOWORK: 'off' },
  });
  if (result.exit !== 0) throw new Error(`go mod download: ${result.stderr}${result.stdout}`);
  // One object after the other.
  const list = `[${result.stdout.trim().replaceAll(/^\}\n\{$/gm, '},{')}]`;
  const modules = JSON.parse(list) as { Path: string; Version: string; Dir: string }[];
  return new Map(modules.map(({ Path, Version, Dir }) => [`${Path}@${Version}`, Dir]));
}

function testdataIn(module: Module, release: string, folder: string): Testdata {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const names = files
    .filter((file) => file.endsWith('.pb') && !file.includes('.after_roundtrip.'))
    .map((file) => file.slice(0, -'.pb'.length))
    .toSorted();
  return { module, release, folder, names };
}

/**
 * Without times that are `null`: until 1.33 Go wrote one where a template has no time of creation,
 * and since then nothing.
 */
function normalise(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(normalise);
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).filter(
    ([name, field]) => name !== 'creationTimestamp' || field !== null,
  );
  return Object.fromEntries(fields.map(([name, field]) => [name, normalise(field)]));
}

/** Where two values differ first, and how; undefined if they are equal. */
function firstDifference(found: JsonValue, expected: JsonValue, path: string): string | undefined {
  if (isDeepStrictEqual(found, expected)) return undefined;
  const fields = new Map(fieldsOf(found));
  for (const [name, other] of fieldsOf(expected)) {
    const field = fields.get(name);
    if (field === undefined) return `${path}/${name}: not found`;
    const difference = firstDifference(field, other, `${path}/${name}`);
    if (difference !== undefined) return difference;
  }
  const names = new Set(fieldsOf(expected).map(([name]) => name));
  const further = [...fields.keys()].find((name) => !names.has(name));
  if (further !== undefined) return `${path}/${further}: found, expected none`;
  return `${path}: found ${textOf(found)}, expected ${textOf(expected)}`;
}

/** The fields of an object, the entries of a list; none of anything else. */
function fieldsOf(value: JsonValue): [string, JsonValue][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function textOf(value: JsonValue): string {
  return JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'bigint' ? field.toString() : field,
  );
}
