/**
 * Decodes every live object of a snapshot to JSON, as `decode-kubernetes/` does with client-go, and
 * says how fast that was: no command of ours does this and nothing else.
 *
 *     node build/bench/decode.js [--out FILE] SNAPSHOT
 *
 * The time counts what is done with a value: decoding, encoding, writing. What comes before,
 * finding the live values, does not count. The digest is one over every hundredth object.
 */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { projectRoot } from './tools.ts';

const SAMPLE_EVERY = 100;
const CHUNK_SIZE = 1 << 20;
const NEWLINE = 0x0a;
/** What a value in Kubernetes' protobuf begins with. */
const MAGIC = [0x6b, 0x38, 0x73, 0];

/** What is measured, and what it needs: the modules as they are published. */
interface Built {
  openSnapshot(path: string): Promise<{
    expectBucket(name: 'key'): {
      cursor(): { last(): Promise<{ readonly key: Uint8Array } | undefined> };
    };
    records(options: { readonly atRevision: number }): AsyncIterable<LiveObject[]>;
  }>;
  decodeObjectJson(
    value: Uint8Array,
    options: { readonly absent: 'hybrid'; readonly modRevision: number },
  ): string;
  parseJson(text: string): unknown;
}

/** A live value and the revision that wrote it. */
interface LiveObject {
  readonly value: Uint8Array;
  readonly revision: { readonly main: number };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: devNull } },
});
const built = await importBuilt();
const sink = openSync(values.out, 'w');
const chunk = Buffer.alloc(CHUNK_SIZE);
/** Bytes of the chunk that are to be written. */
let filled = 0;
let objects = 0;
let milliseconds = 0;
const digest = createHash('sha256');
for await (const batch of liveObjects(positionals[0] ?? '')) {
  const began = performance.now();
  writeAll(batch);
  milliseconds += performance.now() - began;
  for (const one of batch) {
    if (objects++ % SAMPLE_EVERY !== 0) continue;
    addCanonical(digest, built.parseJson(decode(one)));
  }
}
closeSync(sink);
const seconds = milliseconds / 1000;
const objectsPerSecond = Math.floor(objects / seconds);
const answer = { digest: digest.digest('hex'), objects, objectsPerSecond, seconds };
process.stdout.write(`${JSON.stringify(answer)}\n`);

async function importBuilt(): Promise<Built> {
  const modules = ['node.js', 'kubernetes/decode/decode-object.js', 'bytes/json.js'].map(
    (name) => import(pathToFileURL(join(projectRoot(), 'dist', name)).href) as Promise<object>,
  );
  return Object.assign({}, ...(await Promise.all(modules))) as Built;
}

/** The live values that are objects, in the order of their revisions. */
async function* liveObjects(path: string): AsyncGenerator<LiveObject[]> {
  const snapshot = await built.openSnapshot(path);
  const last = await snapshot.expectBucket('key').cursor().last();
  if (last === undefined) return;
  const atRevision = Number(new DataView(last.key.buffer, last.key.byteOffset).getBigUint64(0));
  for await (const batch of snapshot.records({ atRevision })) yield batch.filter(isObject);
}

function isObject({ value }: LiveObject): boolean {
  return value[0] === 0x7b || MAGIC.every((byte, index) => value[index] === byte);
}

function decode({ value, revision }: LiveObject): string {
  return built.decodeObjectJson(value, { absent: 'hybrid', modRevision: revision.main });
}

function writeAll(batch: readonly LiveObject[]): void {
  for (const one of batch) {
    const text = decode(one);
    // A UTF-16 unit is at most three bytes.
    if (text.length * 3 + 1 > chunk.length - filled) flush();
    if (text.length * 3 + 1 > chunk.length) {
      writeSync(sink, `${text}\n`);
      continue;
    }
    filled += chunk.write(text, filled);
    chunk[filled++] = NEWLINE;
  }
  flush();
}

function flush(): void {
  if (filled > 0) writeSync(sink, chunk, 0, filled);
  filled = 0;
}

/** Adds a value in a form that does not depend on the order of fields or on escapes. */
function addCanonical(to: Hash, value: unknown): void {
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    to.update(`${String(bytes.length)}:`).update(bytes);
  } else if (Array.isArray(value)) {
    to.update('[');
    for (const item of value) addCanonical(to, item);
    to.update(']');
  } else if (typeof value === 'object' && value !== null) {
    to.update('{');
    for (const [name, field] of Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      addCanonical(to, name);
      addCanonical(to, field);
    }
    to.update('}');
  } else {
    const scalar = value as bigint | boolean | number | null;
    to.update(` ${scalar === null ? '<nil>' : scalar.toString()} `);
  }
}
