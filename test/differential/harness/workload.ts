/**
 * A seeded random workload against a running server: puts, deletes, transactions, leases and
 * compactions in random order, then what the plan says. Requests go one after another, so a seed
 * gives the same history each time, except for what servers choose themselves (member IDs,
 * password salts). Some requests are refused by the server, on purpose; refusals are counted.
 */
import { setTimeout as delay } from 'node:timers/promises';

import { prepareAuthentication } from './authentication.ts';
import { prefixEnd, randomKey, randomPrefix, randomValue, valueOfLength } from './content.ts';
import { GatewayError, base64 } from './gateway.ts';
import { Random } from './random.ts';
import { randomTransaction } from './transactions.ts';
import type { GatewayReply } from './gateway.ts';
import type { WorkloadPlan } from './plan.ts';
import type { EtcdServer } from './server.ts';

type Operation = (this: Workload) => Promise<unknown>;

const BIG_VALUE_SIZE = 1_000_000;
const SETTLE_TRIES_MAX = 300;
const SETTLE_INTERVAL_MS = 50;
/** A day: no lease may expire while a test runs. */
const LEASE_TTL_SECONDS = 86_400;

/** One seed's workload on one server. */
export class Workload {
  readonly #server: EtcdServer;
  readonly #plan: WorkloadPlan;
  readonly #random: Random;
  readonly #keys: Uint8Array[] = [];
  readonly #leases: string[] = [];
  readonly #counts = new Map<string, number>();
  readonly #operations: readonly (readonly [weight: number, operation: Operation])[] = [
    [30, this.#putNew],
    [24, this.#overwrite],
    [9, this.#deleteKey],
    [2, this.#deleteRange],
    [9, this.#transact],
    [1, this.#compact],
  ];
  readonly #leaseOperations: readonly (readonly [weight: number, operation: Operation])[] = [
    [3, this.#grantLease],
    [8, this.#putLeased],
    [1, this.#revokeLease],
  ];

  constructor(server: EtcdServer, plan: WorkloadPlan) {
    this.#server = server;
    this.#plan = plan;
    this.#random = new Random(plan.seed);
  }

  /** Does everything up to the moment at which the snapshot is to be taken. */
  async run(): Promise<void> {
    const { bigValueCount, isDefragmented, isSettled } = this.#plan;
    await this.#playOperations();
    for (let index = 0; index < bigValueCount; index += 1) {
      const value = valueOfLength(this.#random, BIG_VALUE_SIZE - index);
      await this.#put(randomKey(this.#random), value, '0');
    }
    await this.#changeMembership();
    if (isDefragmented) await this.#request('defragment', 'maintenance/defragment', {});
    if (isSettled) await this.#settle();
    if (this.#plan.authentication !== 'none') {
      const isEnabled = this.#plan.authentication === 'enabled';
      await prepareAuthentication(this.#server, this.#random, isEnabled);
    }
    await this.#startLastCompaction();
    await this.setAlarm('ACTIVATE');
  }

  /** Raises or lowers the planned alarm of this member, if one is planned. */
  async setAlarm(action: 'ACTIVATE' | 'DEACTIVATE'): Promise<void> {
    const { alarm } = this.#plan;
    if (alarm === 'none') return;
    const memberID = (await this.#server.call('maintenance/status')).header?.member_id;
    await this.#server.call('maintenance/alarm', { action, memberID, alarm });
  }

  /** One line that says what was done. */
  describe(): string {
    const { seed, operationCount, ...state } = this.#plan;
    const counts = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
    const done = counts.map(([name, count]) => `${name} ${String(count)}`).join(', ');
    const states = Object.entries(state).map(([name, value]) => `${name} ${String(value)}`);
    const start = `etcd ${this.#server.tools.version}, seed ${String(seed)}`;
    return `${start}: ${String(operationCount)} operations: ${done}; ${states.join(', ')}`;
  }

  async #playOperations(): Promise<void> {
    const { operationCount, isRestarted, hasLeases } = this.#plan;
    const operations = [...this.#operations, ...(hasLeases ? this.#leaseOperations : [])];
    for (let index = 0; index < operationCount; index += 1) {
      if (isRestarted && index === operationCount >> 1) await this.#server.restart();
      await this.#random.pickWeighted(operations).call(this);
    }
  }

  async #putNew(): Promise<void> {
    const key = randomKey(this.#random);
    this.#keys.push(key);
    await this.#put(key, randomValue(this.#random), '0');
  }

  async #overwrite(): Promise<void> {
    await this.#put(this.#knownKey(), randomValue(this.#random), '0');
  }

  async #putLeased(): Promise<void> {
    // A key that has a lease already moves to the other one.
    const lease = this.#leases.length === 0 ? '0' : this.#random.pick(this.#leases);
    const held = new TextEncoder().encode(`/held/${String(this.#random.integer(0, 20))}`);
    const key = this.#random.chance(0.5) ? held : this.#knownKey();
    await this.#put(key, randomValue(this.#random), lease);
  }

  async #put(key: Uint8Array, value: Uint8Array, lease: string): Promise<void> {
    const body = { key: base64(key), value: base64(value), lease };
    await this.#request(lease === '0' ? 'put' : 'leased put', 'kv/put', body);
  }

  async #deleteKey(): Promise<void> {
    await this.#request('delete', 'kv/deleterange', { key: base64(this.#knownKey()) });
  }

  async #deleteRange(): Promise<void> {
    const prefix = randomPrefix(this.#random);
    const body = { key: base64(prefix), range_end: base64(prefixEnd(prefix)) };
    await this.#request('range delete', 'kv/deleterange', body);
  }

  async #transact(): Promise<void> {
    const { body, isNested } = randomTransaction(this.#random, () => this.#knownKey());
    await this.#request(isNested ? 'nested transaction' : 'transaction', 'kv/txn', body);
  }

  async #grantLease(): Promise<void> {
    const small = BigInt(this.#random.integer(1, 1 << 20));
    // Identifiers use all 63 bits in practice.
    const id = this.#random.chance(0.5) ? small : (small << 43n) | small;
    const TTL = String(LEASE_TTL_SECONDS + this.#random.integer(0, 1_000_000));
    const reply = await this.#request('lease grant', 'lease/grant', { ID: String(id), TTL });
    if (reply !== undefined) this.#leases.push(String(id));
  }

  async #revokeLease(): Promise<void> {
    const ID = this.#leases.pop();
    if (ID !== undefined) await this.#request('lease revoke', 'lease/revoke', { ID });
  }

  async #compact(): Promise<void> {
    const revision = await this.#revision();
    // Of a compaction at revision 0 etcd 3.7.3 keeps a hash under that number, and answers it whenever
    // the newest is asked for, which is 0 as well (server/storage/mvcc/hash.go, HashByRev).
    const target = Math.max(1, this.#random.integer(Math.floor(revision / 2), revision + 1));
    const isPhysical = this.#plan.lastCompaction === 'none' && this.#random.chance(0.5);
    await this.#requestCompaction(target, isPhysical);
  }

  /** Waits for the storage version, which 3.6 and later write a few seconds after the start. */
  async #settle(): Promise<void> {
    const [, minor] = this.#server.tools.version.split('.').map(Number);
    if (minor === undefined || minor < 6) return;
    for (let tries = 0; tries < SETTLE_TRIES_MAX; tries += 1) {
      if ((await this.#server.call('maintenance/status')).storageVersion) return;
      await delay(SETTLE_INTERVAL_MS);
    }
    throw new Error(`${this.#server.name}: no storage version, see ${this.#server.logPath}`);
  }

  async #startLastCompaction(): Promise<void> {
    if (this.#plan.lastCompaction !== 'unfinished') return;
    const revision = await this.#revision();
    await this.#requestCompaction(revision - this.#random.integer(0, 4), false);
  }

  async #requestCompaction(revision: number, physical: boolean): Promise<void> {
    const body = { revision: String(revision), physical };
    await this.#request('compaction', 'kv/compaction', body);
  }

  async #changeMembership(): Promise<void> {
    if (this.#plan.membership === 'single') return;
    const body = { peerURLs: ['http://127.0.0.1:1'], isLearner: true };
    const reply = await this.#request('member add', 'cluster/member/add', body);
    if (this.#plan.membership === 'learner') return;
    await this.#request('member remove', 'cluster/member/remove', { ID: reply?.member?.ID });
  }

  async #revision(): Promise<number> {
    const body = { key: base64('x'), count_only: true };
    return Number((await this.#server.call('kv/range', body)).header?.revision);
  }

  #knownKey(): Uint8Array {
    return this.#keys.length === 0 ? randomKey(this.#random) : this.#random.pick(this.#keys);
  }

  async #request(name: string, path: string, body: object): Promise<GatewayReply | undefined> {
    try {
      const reply = await this.#server.call(path, body);
      this.#count(name);
      return reply;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.#count(`refused ${name}`);
      return undefined;
    }
  }

  #count(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }
}
