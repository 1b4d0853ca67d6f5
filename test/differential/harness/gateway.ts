/**
 * etcd's JSON gateway, through which the tests speak to a running server: the protobuf messages of
 * etcd's `api/etcdserverpb/rpc.proto` as JSON over HTTP under `/v3/`. 64-bit numbers are decimal
 * strings there, and bytes are base64.
 */

/** A member as the gateway lists it; identifiers are decimal strings. */
export interface GatewayMember {
  readonly ID: string;
  /** Absent for a member that never started. */
  readonly name?: string;
  readonly peerURLs?: readonly string[];
  readonly clientURLs?: readonly string[];
  readonly isLearner?: boolean;
}

/** A key as the gateway gives it: bytes as base64, numbers as decimal strings. */
export interface GatewayKeyValue {
  readonly key: string;
  readonly value?: string;
  readonly create_revision: string;
  readonly mod_revision: string;
  readonly version: string;
  readonly lease?: string;
}

/** The fields of replies that the tests read; each call fills some of them. */
export interface GatewayReply {
  readonly header?: {
    readonly cluster_id?: string;
    readonly member_id?: string;
    readonly revision?: string;
    readonly raft_term?: string;
  };
  readonly count?: string;
  readonly deleted?: string;
  readonly succeeded?: boolean;
  readonly token?: string;
  /** Index of the last entry of the log. */
  readonly raftIndex?: string;
  /** The member ID of the leader. */
  readonly leader?: string;
  /** Absent until it is written, and before 3.6. */
  readonly storageVersion?: string;
  /** What is wrong, alarms among it. */
  readonly errors?: readonly string[];
  readonly leases?: readonly { readonly ID: string }[];
  readonly member?: GatewayMember;
  readonly members?: readonly GatewayMember[];
  readonly kvs?: readonly GatewayKeyValue[];
  /** Seconds that a lease was granted for, and those that it has left. */
  readonly grantedTTL?: string;
  readonly TTL?: string;
  /** Keys of a lease, as base64. */
  readonly keys?: readonly string[];
  readonly alarms?: readonly { readonly memberID?: string; readonly alarm?: string }[];
  /** Names. */
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
}

/** The server refused a request; the message is the server's. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
}

const REQUEST_TIMEOUT_MS = 20_000;

/**
 * Sends one request.
 *
 * @param url - the server's client URL
 * @param path - the part after `/v3/`, such as `kv/put`
 * @param token - an authentication token, when authentication is on
 * @throws GatewayError when the server refuses
 */
export async function callGateway(
  url: string,
  path: string,
  body: object,
  token?: string,
): Promise<GatewayReply> {
  const response = await fetch(`${url}/v3/${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: token }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  const text = await response.text();
  if (!response.ok) throw new GatewayError(`${path}: ${String(response.status)} ${text.trim()}`);
  return JSON.parse(text) as GatewayReply;
}

/** Bytes or text as the gateway wants a `bytes` field. */
export function base64(value: Uint8Array | string): string {
  return Buffer.from(value as Uint8Array).toString('base64');
}
