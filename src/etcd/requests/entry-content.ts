/**
 * What a normal entry carries, by etcd's rule (`applyEntryNormal` in server/etcdserver/server.go
 * and the filters of tools/etcd-dump-logs/main.go, v3.6.8): nothing, an InternalRaftRequest, or,
 * where that cannot be decoded, a bare request to the store of etcd 2, which 3.4 and 3.5 write.
 *
 * The two share field numbers. A bare request is told by its field 2: its method is a text such as
 * `PUT`, and that is no message. So it matters that the decoder refuses exactly what Go's refuses.
 */

import { WireError } from '../../bytes/wire.ts';
import { REQUEST_FIELDS } from '../../messages/requests.ts';
import type { InternalRaftRequest, Request, RequestName } from '../../messages/requests.ts';
import { decodeRequest, DepthError } from './decode.ts';

/** What a normal entry carries. */
export type EntryContent =
  /** Nothing: the entry that a new leader begins with. */
  | { readonly form: 'empty' }
  | { readonly form: 'internal'; readonly request: InternalRaftRequest }
  /** A bare request to the store of etcd 2. */
  | { readonly form: 'v2'; readonly request: Request }
  /** Not understood, and why not. */
  | { readonly form: 'unknown'; readonly reason: string };

/** What an InternalRaftRequest asks for: the name of the field that is set. */
export type RequestKind = Exclude<keyof InternalRaftRequest, 'header' | 'ID' | '$unknown'>;

/** Fields of an InternalRaftRequest that ask for nothing. */
const NO_KINDS: readonly string[] = ['header', 'ID'];

const KINDS = REQUEST_FIELDS.InternalRaftRequest.map(({ name }) => name).filter(
  (name) => !NO_KINDS.includes(name),
) as readonly RequestKind[];

/** Decodes the data of a normal entry; the bytes of what it gives are views. */
export function decodeEntryContent(data: Uint8Array): EntryContent {
  if (data.length === 0) return { form: 'empty' };
  const internal = attempt('InternalRaftRequest', data);
  if (!(internal instanceof WireError)) return { form: 'internal', request: internal };
  // A transaction that is only too deep must not be taken for something else.
  if (internal instanceof DepthError) return { form: 'unknown', reason: internal.message };
  const v2 = attempt('Request', data);
  if (!(v2 instanceof WireError)) return { form: 'v2', request: v2 };
  return { form: 'unknown', reason: internal.message };
}

/**
 * What a request asks for; undefined if for nothing that is known. Servers set one field; if more
 * are set, the first in the order of the definitions counts.
 */
export function kindOfRequest(request: InternalRaftRequest): RequestKind | undefined {
  return KINDS.find((kind) => request[kind] !== undefined);
}

function attempt<N extends RequestName>(
  name: N,
  data: Uint8Array,
): ReturnType<typeof decodeRequest<N>> | WireError {
  try {
    return decodeRequest(name, data);
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
}
