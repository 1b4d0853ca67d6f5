/**
 * A bare request to the store of etcd 2, as etcd-dump-logs prints it (`printRequest` and `excerpt`
 * in tools/etcd-dump-logs/main.go, v3.6.8).
 */

import type { ByteWriter } from '../../bytes/byte-writer.ts';
import { decodeText } from '../../bytes/text.ts';
import type { Request } from '../../messages/requests.ts';
import { goQuote } from './go-quote.ts';
import { writeHidden } from './values.ts';
import type { Values } from './values.ts';

/** How much of a long text is shown at its beginning and at its end. */
const PATH_SHOWN = [64, 64] as const;
const VALUE_SHOWN = [128, 0] as const;

const EMPTY = new Uint8Array(0);
const NANOSECONDS = 1_000_000_000n;

/** Writes what the request asks for; a request without a method does nothing. */
export function writeV2Text(out: ByteWriter, request: Request, values: Values): void {
  const { Method = EMPTY, Path = EMPTY, Val = EMPTY, Time = 0n } = request;
  const method = methodOf(Method);
  if (method === '') {
    out.ascii('noop');
  } else if (method === 'SYNC') {
    out.ascii(`method=SYNC time="${goTime(Time)}"`);
  } else {
    out.text(`method=${method} path=${excerpt(Path, PATH_SHOWN)}`);
    if (method === 'QGET' || method === 'DELETE') return;
    out.ascii(' val=');
    if (values === 'shown') out.text(excerpt(Val, VALUE_SHOWN));
    else writeHidden(out, Val, values);
  }
}

/** The method; between quotes if it is none that anybody could have meant. */
function methodOf(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  return text !== undefined && /^[\x21-\x7e]*$/.test(text) ? text : goQuote(bytes);
}

/** The text between quotes, without its middle if it is long. */
function excerpt(text: Uint8Array, [before, after]: readonly [number, number]): string {
  if (before + after > text.length) return goQuote(text);
  return `${goQuote(text.subarray(0, before))}...${goQuote(text.subarray(text.length - after))}`;
}

/** Nanoseconds since 1970 as Go prints a time: `2015-01-02 03:04:05.5 +0000 UTC`. */
function goTime(nanoseconds: bigint): string {
  const fraction = ((nanoseconds % NANOSECONDS) + NANOSECONDS) % NANOSECONDS;
  const seconds = (nanoseconds - fraction) / NANOSECONDS;
  const [day = '', time = ''] = new Date(Number(seconds) * 1000).toISOString().split(/[T.]/);
  const digits = fraction.toString().padStart(9, '0').replace(/0+$/, '');
  return `${day} ${time}${digits === '' ? '' : `.${digits}`} +0000 UTC`;
}
