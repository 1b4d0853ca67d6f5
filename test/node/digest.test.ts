/** SHA-256 of the beginning of a file: here, and in a worker for a large one. */

import { createHash } from 'node:crypto';
import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type * as DigestModule from '../../src/node/digest.ts';
import { hashFile } from '../../src/node/digest.ts';
import type * as FileSourceModule from '../../src/node/file-source.ts';

/** The worker is a file of its own, so what is built is tested. */
const BUILT = new URL('../../dist/node/', import.meta.url);
const MIB = 2 ** 20;
const LARGE = 65 * MIB;

let folder = '';
let large = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'digest-'));
  large = join(folder, 'large');
  await writeFile(large, 'beginning');
  await truncate(large, LARGE);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function largeDigest(length: number): string {
  const bytes = new Uint8Array(length);
  bytes.set(Buffer.from('beginning'));
  return digestOf(bytes);
}

async function built(): Promise<typeof DigestModule & typeof FileSourceModule> {
  const digest = (await import(new URL('digest.js', BUILT).href)) as typeof DigestModule;
  const source = (await import(new URL('file-source.js', BUILT).href)) as typeof FileSourceModule;
  return { ...digest, ...source };
}

describe('of a file', () => {
  const sizes = [0, 1, 1000, MIB - 1, MIB, MIB + 1, 3 * MIB, 4 * MIB + 7, 9 * MIB];

  test.each(sizes)('of %d bytes, all of it and less', async (size) => {
    const bytes = Uint8Array.from(
      { length: size },
      (_, index) => (index * 31 + (index >> 9)) & 255,
    );
    const path = join(folder, `file-${String(size)}`);
    await writeFile(path, bytes);
    const handle = await open(path);
    try {
      for (const length of [size, Math.floor(size / 2)]) {
        const answer = await hashFile({ fd: handle.fd, length });
        const digest = 'digest' in answer ? Buffer.from(answer.digest).toString('hex') : '';
        expect(digest).toBe(digestOf(bytes.subarray(0, length)));
      }
      for (const more of [1, MIB, 10 * MIB]) {
        expect(await hashFile({ fd: handle.fd, length: size + more })).toEqual({
          foundBytes: size,
        });
      }
    } finally {
      await handle.close();
    }
  });
});

test('what fails or is stopped has no read under way any more', async () => {
  const path = join(folder, 'stopped');
  await writeFile(path, new Uint8Array(9 * MIB));
  const handle = await open(path);
  const { fd } = handle;
  const stop = AbortSignal.abort(new Error('enough'));
  await expect(hashFile({ fd, length: 9 * MIB }, stop)).rejects.toThrow('enough');
  await handle.close();
  // A read that nobody hears of would end the process, and this test.
  await expect(hashFile({ fd, length: 9 * MIB })).rejects.toThrow('EBADF');
});

describe('in a worker', () => {
  test.each([false, true])('started before: %s', async (isEarly) => {
    const { fileDigest, openFile, prepareDigest } = await built();
    if (isEarly) prepareDigest();
    const source = await openFile(large);
    const digest = await fileDigest(source, LARGE - 32);
    expect(Buffer.from(digest).toString('hex')).toBe(largeDigest(LARGE - 32));
    await source.close();
  });

  test('begun before it is asked for', async () => {
    const { beginDigest, openFile } = await built();
    const source = await openFile(large);
    const begun = beginDigest(source, LARGE, new AbortController().signal);
    expect(begun?.length).toBe(LARGE);
    expect(Buffer.from((await begun?.result) ?? []).toString('hex')).toBe(largeDigest(LARGE));
    await begun?.cancel();
    expect(beginDigest(source, MIB, new AbortController().signal)).toBeUndefined();
    await source.close();
  });

  test('ends when it is cancelled, and when the run aborts', async () => {
    const { beginDigest, openFile } = await built();
    const source = await openFile(large);
    const begun = beginDigest(source, LARGE, new AbortController().signal);
    await begun?.cancel();
    await expect(begun?.result).rejects.toThrow('aborted');
    const abort = new AbortController();
    const other = beginDigest(source, LARGE, abort.signal);
    abort.abort(new Error('enough'));
    await expect(other?.result).rejects.toThrow('enough');
    await source.close();
  });

  test('says where a file ended early', async () => {
    const { fileDigest, openFile } = await built();
    const source = await openFile(large);
    await expect(fileDigest(source, LARGE + 1)).rejects.toMatchObject({
      code: 'source-short-read',
      message: expect.stringContaining(`found ${String(LARGE)} bytes`) as string,
    });
    await source.close();
  });
});
