/** Runs `verify` over the bytes of an example and says what it finds, as messages by code. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { formatProblemLine } from '../../src/findings.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import type { ByteSource } from '../../src/io/source.ts';
import { kubernetes } from '../../src/kubernetes/describer.ts';
import type { Digest } from '../../src/operations/verify/file/check.ts';
import { verify } from '../../src/operations/verify/verify.ts';
import type { VerifyOptions, VerifyResult } from '../../src/operations/verify/verify.ts';
import type { Change, MadeExample, MadePolicies } from './made-examples.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const TRAILER_SIZE = 32;

/** A line for each finding, with its code. */
export interface ExampleRun {
  readonly messages: readonly { readonly code: string; readonly message: string }[];
  readonly result: VerifyResult;
}

/** The bytes of a fixture's snapshot. */
export function readFixture(folder: string): Uint8Array {
  const plain = join(FIXTURES, folder, 'snapshot.db');
  if (existsSync(plain)) return new Uint8Array(readFileSync(plain));
  return new Uint8Array(gunzipSync(readFileSync(`${plain}.gz`)));
}

/** Verifies bytes. */
export async function verifyBytes(
  bytes: Uint8Array,
  options: VerifyOptions = {},
  changed?: string,
): Promise<ExampleRun> {
  const memory = new MemorySource(bytes, 'backup.db');
  const source: ByteSource = {
    name: memory.name,
    size: memory.size,
    read: (offset, target) => memory.read(offset, target),
    changed: () => Promise.resolve(changed),
    close: () => memory.close(),
  };
  const digest: Digest = (_source, length) => Promise.resolve(sha256(bytes.subarray(0, length)));
  const run = verify(source, { describer: kubernetes, digest, ...options });
  const messages: { code: string; message: string }[] = [];
  for await (const finding of run) {
    messages.push({ code: finding.code, message: formatProblemLine(finding) });
  }
  return { messages, result: await run.result };
}

/** Runs a made example. */
export async function runExample(example: MadeExample): Promise<ExampleRun> {
  const { fixture, changes, policies, changed } = example;
  const whole = readFixture(fixture);
  const bytes = changes === undefined ? whole : sealed(changes.reduce(replace, whole));
  return verifyBytes(bytes, { policies: await policiesOf(policies) }, changed);
}

async function policiesOf(made: MadePolicies | undefined): Promise<VerifyOptions['policies']> {
  if (made === undefined) return undefined;
  const { baseline, ...policies } = made;
  if (baseline === undefined) return policies;
  const { result } = await verifyBytes(readFixture(baseline.fixture), { gatherGroups: true });
  if (result.facts === undefined) throw new Error(`${baseline.fixture}: no facts`);
  return { ...policies, baseline: { facts: result.facts, dropMax: baseline.dropMax } };
}

/** Replaces all occurrences; throws where there is none, so that no example goes stale. */
function replace(bytes: Uint8Array, [from, to]: Change): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  if (from.length !== to.length) throw new Error('a change must keep the length');
  if (!text.includes(from)) throw new Error(`not found: ${from}`);
  return new Uint8Array(Buffer.from(text.replaceAll(from, to), 'latin1'));
}

/** A saved snapshot with its trailer computed anew. */
function sealed(bytes: Uint8Array): Uint8Array {
  const whole = bytes.slice();
  whole.set(sha256(bytes.subarray(0, -TRAILER_SIZE)), bytes.length - TRAILER_SIZE);
  return whole;
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
