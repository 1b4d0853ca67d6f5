/** The checks of the file around the store, on a small database with every kind of end. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { openDatabase } from '../../../../src/bbolt/database.ts';
import type { Problem } from '../../../../src/findings.ts';
import { MemorySource } from '../../../../src/io/memory-source.ts';
import type { Digest, FileOutcome } from '../../../../src/operations/verify/file/check.ts';
import { beginFileChecks } from '../../../../src/operations/verify/file/index.ts';
import { buildDatabase, bytesOf } from '../../../build/database.ts';
import { nodeDigest, recomputeTrailer } from '../examine.ts';

const CHECKS = new URL('../../../../src/operations/verify/file/', import.meta.url);
const IMAGE = buildDatabase({ elements: [['b', { elements: [['k', bytesOf('v')]] }]] });

/** The image and further bytes behind it. */
function followedBy(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([IMAGE, bytes]));
}

async function check(
  bytes: Uint8Array,
  { digest = nodeDigest, changed }: { digest?: Digest; changed?: string } = {},
): Promise<FileOutcome & { found: Problem[] }> {
  const source = new MemorySource(bytes);
  const database = await openDatabase(
    changed === undefined
      ? source
      : {
          name: source.name,
          size: source.size,
          read: (offset, target) => source.read(offset, target),
          changed: () => Promise.resolve(changed),
          close: () => source.close(),
        },
  );
  const end = beginFileChecks({ database, digest, signal: undefined });
  const found: Problem[] = [];
  const outcome = await end((problem) => found.push(problem));
  return { ...outcome, found };
}

test('every check is in the list', () => {
  const listed = readFileSync(new URL('index.ts', CHECKS), 'utf8');
  const files = readdirSync(CHECKS).filter((file) => file !== 'index.ts' && file !== 'check.ts');
  expect(files).toHaveLength(3);
  expect(files.filter((file) => !listed.includes(`from './${file}';`))).toEqual([]);
});

const SEALED = recomputeTrailer(IMAGE);
const FLIPPED = SEALED.map((byte, at) => (at === SEALED.length - 1 ? byte ^ 1 : byte));

test.each([
  ['its trailer', SEALED, 'matches', undefined],
  ['a trailer with a flipped bit', FLIPPED, 'mismatch', 'trailer-mismatch'],
  ['nothing', IMAGE, 'missing', 'trailer-missing'],
  ['a sector of zeros', followedBy(new Uint8Array(512)), 'missing', 'trailer-missing'],
  ['1 byte', followedBy(new Uint8Array(1)), 'truncated', 'trailer-truncated'],
  ['31 bytes', followedBy(new Uint8Array(31)), 'truncated', 'trailer-truncated'],
  ['33 bytes', followedBy(new Uint8Array(33)), 'followed', 'trailer-followed'],
  ['511 bytes', followedBy(new Uint8Array(511)), 'followed', 'trailer-followed'],
  ['a sector and 32 bytes', followedBy(new Uint8Array(544)), 'size', 'file-size'],
])('an image and %s', async (_name, bytes, trailer, code) => {
  const { found, ...outcome } = await check(bytes);
  expect(outcome).toEqual({ trailer, changed: false });
  expect(found.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code]);
});

test('a change is reported last, and leaves the verdict on the trailer', async () => {
  const { found, ...outcome } = await check(FLIPPED, { changed: 'size' });
  expect(outcome).toEqual({ trailer: 'mismatch', changed: true });
  expect(found.map(({ code }) => code)).toEqual(['trailer-mismatch', 'file-changed']);
});

test('a digest begins at once, and its failure is heard at the end', async () => {
  let begun = false;
  const digest: Digest = () => {
    begun = true;
    return Promise.reject(new Error('no digest'));
  };
  const database = await openDatabase(new MemorySource(SEALED));
  const end = beginFileChecks({ database, digest, signal: undefined });
  await new Promise(setImmediate);
  expect(begun).toBe(true);
  await expect(end(() => undefined)).rejects.toThrow('no digest');
});
