/**
 * Random transactions as JSON for `kv/txn` (`TxnRequest` in etcd's `api/etcdserverpb/rpc.proto`):
 * several puts and deletes that share one main revision, comparisons that hold or not, and
 * transactions inside transactions.
 */
import { prefixEnd, randomKey, randomPrefix, randomValue } from './content.ts';
import { base64 } from './gateway.ts';
import type { Random } from './random.ts';

/** A request for `kv/txn`. */
interface TransactionBody {
  readonly compare: readonly object[];
  readonly success: readonly object[];
  readonly failure: readonly object[];
}

const OPERATIONS_MAX = 12;
const NESTED_PROBABILITY = 0.3;

/**
 * One transaction. etcd refuses one that touches a key twice; that is rare and left to happen.
 *
 * @param knownKey - gives a key that was written before
 */
export function randomTransaction(
  random: Random,
  knownKey: () => Uint8Array,
): { readonly body: TransactionBody; readonly isNested: boolean } {
  const isNested = random.chance(NESTED_PROBABILITY);
  const body = transactionBody(random, knownKey);
  if (!isNested) return { body, isNested };
  const middle = transactionBody(random, knownKey);
  const inner = random.chance(0.3)
    ? { ...middle, success: [...middle.success, nested(transactionBody(random, knownKey))] }
    : middle;
  return { body: { ...body, success: [...body.success, nested(inner)] }, isNested };
}

function transactionBody(random: Random, knownKey: () => Uint8Array): TransactionBody {
  const key = base64(knownKey());
  const comparison = random.pick<readonly object[]>([
    [],
    [{ key, target: 'VERSION', result: 'GREATER', version: '0' }],
    [{ key, target: 'CREATE', result: 'EQUAL', create_revision: '0' }],
    [{ key, target: 'VALUE', result: 'NOT_EQUAL', value: base64('never') }],
  ]);
  return {
    compare: comparison,
    success: randomRequests(random, knownKey),
    failure: random.chance(0.5) ? randomRequests(random, knownKey) : [],
  };
}

function randomRequests(random: Random, knownKey: () => Uint8Array): object[] {
  const count = random.integer(1, OPERATIONS_MAX);
  const hasRange = random.chance(0.2);
  const requests = Array.from({ length: count }, () => randomRequest(random, knownKey));
  if (!hasRange) return requests;
  const prefix = randomPrefix(random);
  const range = { key: base64(prefix), range_end: base64(prefixEnd(prefix)) };
  return [...requests, { request_delete_range: range }];
}

function randomRequest(random: Random, knownKey: () => Uint8Array): object {
  const key = random.chance(0.5) ? randomKey(random) : knownKey();
  return random.pickWeighted<object>([
    [6, { request_put: { key: base64(key), value: base64(randomValue(random)) } }],
    [2, { request_delete_range: { key: base64(key) } }],
    [1, { request_range: { key: base64(key) } }],
  ]);
}

function nested(body: TransactionBody): object {
  return { request_txn: body };
}
