import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { UsageError } from '../../src/cli/context.ts';
import { openFingerprint } from '../../src/cli/fingerprint.ts';
import { bytesOf } from '../build/database.ts';

describe('openFingerprint', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fingerprint-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function keyFile(key: string): string {
    const path = join(folder, 'key');
    writeFileSync(path, key);
    return path;
  }

  test('is the beginning of an HMAC-SHA-256 under the key of the file', async () => {
    const key = 'a key of some length';
    const fingerprint = await openFingerprint(keyFile(key));
    const hmac = createHmac('sha256', key).update('value').digest('hex');
    expect(fingerprint(bytesOf('value'))).toBe(hmac.slice(0, 12));
    expect(fingerprint(bytesOf('value'))).toMatch(/^[0-9a-f]{12}$/);
    expect(fingerprint(bytesOf('other'))).not.toBe(fingerprint(bytesOf('value')));
  });

  test('is another one in each run without a key', async () => {
    const one = await openFingerprint(undefined);
    const other = await openFingerprint(undefined);
    expect(one(bytesOf('value'))).toBe(one(bytesOf('value')));
    expect(one(bytesOf('value'))).not.toBe(other(bytesOf('value')));
  });

  test('refuses a key that could be guessed, and one that cannot be read', async () => {
    await expect(openFingerprint(keyFile('short'))).rejects.toThrow(UsageError);
    await expect(openFingerprint(keyFile('short'))).rejects.toThrow(
      'found 5 bytes, expected at least 16',
    );
    await expect(openFingerprint(join(folder, 'none'))).rejects.toThrow('cannot be read (ENOENT)');
  });
});
