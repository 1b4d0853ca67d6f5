import { describe, expect, test } from 'vitest';

import { ByteWriter } from '../../../src/bytes/byte-writer.ts';
import { writeV2Text } from '../../../src/etcd/requests/v2-text.ts';
import type { Request } from '../../../src/messages/requests.ts';
import { bytesOf } from '../../build/database.ts';

function textOf(request: Request): string {
  const out = new ByteWriter();
  writeV2Text(out, request, 'shown');
  return new TextDecoder().decode(out.take());
}

describe('writeV2Text', () => {
  test('a request without a method', () => {
    expect(textOf({ ID: 1n })).toBe('noop');
  });

  test('a request to keep time, with no more digits than it has', () => {
    const sync = (Time: bigint): string => textOf({ Method: bytesOf('SYNC'), Time });
    expect(sync(0n)).toBe('method=SYNC time="1970-01-01 00:00:00 +0000 UTC"');
    expect(sync(1_420_171_445_500_000_000n)).toBe(
      'method=SYNC time="2015-01-02 04:04:05.5 +0000 UTC"',
    );
    expect(sync(-1n)).toBe('method=SYNC time="1969-12-31 23:59:59.999999999 +0000 UTC"');
    expect(sync(-(2n ** 63n))).toBe('method=SYNC time="1677-09-21 00:12:43.145224192 +0000 UTC"');
  });

  test('requests without a value', () => {
    const request = { Path: bytesOf('/k"'), Val: bytesOf('v') };
    expect(textOf({ ...request, Method: bytesOf('QGET') })).toBe('method=QGET path="/k\\""');
    expect(textOf({ ...request, Method: bytesOf('DELETE') })).toBe('method=DELETE path="/k\\""');
  });

  test('long texts lose their middle', () => {
    const put = (path: number, value: number): string =>
      textOf({
        Method: bytesOf('PUT'),
        Path: bytesOf('p'.repeat(path)),
        Val: bytesOf('v'.repeat(value)),
      });
    expect(put(127, 127)).toBe(`method=PUT path="${'p'.repeat(127)}" val="${'v'.repeat(127)}"`);
    expect(put(128, 128)).toBe(
      `method=PUT path="${'p'.repeat(64)}"..."${'p'.repeat(64)}" val="${'v'.repeat(128)}"...""`,
    );
    expect(put(200, 300)).toBe(put(128, 128));
  });

  test('a method that nobody could have meant cannot act on a terminal', () => {
    expect(textOf({ Method: bytesOf('P\u001b[2J\n') })).toBe(
      'method="P\\x1b[2J\\n" path="" val=""',
    );
  });
});
