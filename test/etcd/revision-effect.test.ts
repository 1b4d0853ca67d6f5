import { describe, expect, it } from 'vitest';

import { revisionEffect } from '../../src/etcd/revision-effect.ts';

const NOTHING = { atLeast: 0, atMost: 0, mayRefuse: false };

/** Bare requests of the old store, as etcd 3.4.23 and 3.5.35 have written them. */
describe('a bare request of the v2 store', () => {
  it.each([
    ['QGET', fields('QGET', '', '')],
    ['PUT', fields('PUT', '/0/version', '3.4.0')],
    ['PUT that reads as another request', fields('PUT', '/0/x', '\u0022\u0000')],
  ])('%s moves no revision and refuses nothing', (_, data) => {
    expect(revisionEffect(data)).toEqual(NOTHING);
  });
});

describe('a put', () => {
  it('moves the revision by one', () => {
    // header {ID 1}, put {key "k", value "v"}
    const data = Buffer.from('a20602080122060a016b120176', 'hex');
    expect(revisionEffect(data)).toEqual({ atLeast: 1, atMost: 1, mayRefuse: false });
  });

  it('may fail if it names a lease', () => {
    const data = Buffer.from('22080a016b1201761807', 'hex');
    expect(revisionEffect(data)).toEqual({ atLeast: 0, atMost: 1, mayRefuse: false });
  });
});

/** etcdserverpb.Request: all fields are written, empty ones too, but for the optional ones. */
function fields(method: string, path: string, value: string): Uint8Array {
  const text = (field: number, content: string): number[] => {
    const bytes = Buffer.from(content);
    return [(field << 3) | 2, bytes.length, ...bytes];
  };
  const numbers = [7, 9, 10, 11, 12, 13, 14, 15, 16].flatMap((field) =>
    field < 16 ? [field << 3, 0] : [0x80, 0x01, 0],
  );
  const strings = [...text(2, method), ...text(3, path), ...text(4, value)];
  return new Uint8Array([0x08, 1, ...strings, 0x28, 0, ...text(6, ''), ...numbers]);
}
