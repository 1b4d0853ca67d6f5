import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

import { compressionOf, looksLike } from '../../src/bbolt/signature.ts';
import { bytesOf } from '../build/database.ts';

const tar = new Uint8Array(512);
tar.set(bytesOf('db'), 0);
tar.set(bytesOf('ustar'), 257);

describe('signature', () => {
  test.each([
    ['gzip', new Uint8Array(gzipSync('text'))],
    ['zip', bytesOf('PK\u0003\u0004rest')],
    ['zstd', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0)],
    ['xz', Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0)],
    ['bzip2', bytesOf('BZh91AY')],
    ['lz4', Uint8Array.of(0x04, 0x22, 0x4d, 0x18)],
    [undefined, bytesOf('PK')],
    [undefined, Uint8Array.of(0x1f)],
    [undefined, new Uint8Array(0)],
    [undefined, new Uint8Array(brotliCompressSync('text'))],
  ])('compression %s', (name, head) => {
    expect(compressionOf(head)).toBe(name);
  });

  test.each([
    ['zeros', new Uint8Array(4096)],
    ['an HTML page', bytesOf('\n <!DOCTYPE html><html>')],
    ['an HTML page', bytesOf('\ufeff<HTML><body>404')],
    ['XML text', bytesOf('<?xml version="1.0"?><Error>')],
    ['JSON text', bytesOf('{"error":"denied"}')],
    ['JSON text', bytesOf(' [1]')],
    ['text', bytesOf('Error: no such bucket ä\n')],
    ['a tar archive', tar],
    ['bytes 0001020304050607', Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8)],
    ['bytes 00ff', Uint8Array.of(0, 255)],
  ])('%s', (name, head) => {
    expect(looksLike(head)).toBe(name);
  });
});
