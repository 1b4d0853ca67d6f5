/**
 * Random puts, transactions, deletes and compactions, and everything that they wrote: each value is
 * of its own, so that it can be looked for in a file.
 */
import { etcd } from '../../../src/messages/etcd.js';
import { revisionKey } from '../../build/store.ts';
import { base64 } from './gateway.ts';
import type { Random } from './random.ts';
import type { EtcdServer } from './server.ts';

/** A put that the server has acknowledged. */
export interface Put {
  readonly key: string;
  readonly main: number;
  readonly createRevision: number;
  readonly value: string;
  /** Key and value of the record as it lies on a page. */
  readonly record: Uint8Array;
}

/** Flags with which a server commits often, so that many pages are freed and taken again. */
export const CHURN_FLAGS: readonly string[] = [
  '--backend-batch-limit=10',
  '--backend-batch-interval=5ms',
];

const OPERATIONS = 300;
const KEYS = 30;
/** Letters of a value: most are small, some are larger than a page. */
const SIZES = [
  [6, 80],
  [3, 900],
  [2, 3500],
  [1, 12_000],
] as const;

export class RecoverWorkload {
  readonly prefix = '/recover/';
  /** Everything that was ever put, by main revision and key. */
  readonly puts = new Map<string, Put>();
  /** Main revision of the newest put of every live key. */
  readonly live = new Map<string, number>();
  /** Main revisions of every key's deletes. */
  readonly deletes = new Map<string, number[]>();
  readonly #lives = new Map<string, { createRevision: number; version: number }>();
  readonly #server: EtcdServer;
  readonly #random: Random;
  #number = 0;
  #revision = 1;

  constructor(server: EtcdServer, random: Random) {
    this.#server = server;
    this.#random = random;
  }

  /** Does the work. */
  async run(): Promise<void> {
    const steps = [
      [50, () => this.#put()],
      [10, () => this.#transact()],
      [25, () => this.#delete()],
      [2, () => this.#compact()],
    ] as const;
    for (let step = 0; step < OPERATIONS; step++) await this.#random.pickWeighted(steps)();
  }

  /** Writes the store anew, without free pages. */
  async defragment(): Promise<void> {
    await this.#server.call('maintenance/defragment');
  }

  #key(): string {
    return `${this.prefix}${String(this.#random.integer(0, KEYS))}`;
  }

  #value(key: string): string {
    const head = `<${key} ${String(this.#number++)}`;
    const size = this.#random.integer(0, this.#random.pickWeighted(SIZES));
    return `${head.padEnd(head.length + size, '.')}>`;
  }

  async #put(): Promise<void> {
    const key = this.#key();
    const value = this.#value(key);
    const { header } = await this.#server.call('kv/put', this.#request(key, value));
    this.#wrote(Number(header?.revision), 0, key, value);
  }

  /** Several keys in one revision. */
  async #transact(): Promise<void> {
    const keys = [...new Set([this.#key(), this.#key(), this.#key()])];
    const writes = keys.map((key) => ({ key, value: this.#value(key) }));
    const success = writes.map(({ key, value }) => ({ request_put: this.#request(key, value) }));
    const { header } = await this.#server.call('kv/txn', { success });
    for (const [sub, { key, value }] of writes.entries()) {
      this.#wrote(Number(header?.revision), sub, key, value);
    }
  }

  async #delete(): Promise<void> {
    const key = this.#key();
    const request = { key: base64(Buffer.from(key)) };
    const { header, deleted } = await this.#server.call('kv/deleterange', request);
    if (deleted === undefined) return;
    this.#revision = Number(header?.revision);
    this.#lives.delete(key);
    this.live.delete(key);
    this.deletes.set(key, [...(this.deletes.get(key) ?? []), this.#revision]);
  }

  async #compact(): Promise<void> {
    const revision = this.#random.integer(Math.floor(this.#revision / 2), this.#revision) + 1;
    // What was compacted before cannot be again.
    await this.#server
      .call('kv/compaction', { revision: String(revision), physical: true })
      .catch((error: unknown) => {
        if (!String(error).includes('has been compacted')) throw error;
      });
  }

  #request(key: string, value: string): object {
    return { key: base64(Buffer.from(key)), value: base64(Buffer.from(value)) };
  }

  #wrote(main: number, sub: number, key: string, value: string): void {
    const before = this.#lives.get(key) ?? { createRevision: main, version: 0 };
    const life = { ...before, version: before.version + 1 };
    const fields = {
      key: Buffer.from(key),
      create_revision: life.createRevision,
      mod_revision: main,
      version: life.version,
      value: Buffer.from(value),
    };
    const record = Buffer.concat([
      revisionKey(main, sub, false),
      etcd.KeyValue.encode(fields).finish(),
    ]);
    const { createRevision } = life;
    this.puts.set(`${String(main)} ${key}`, { key, main, createRevision, value, record });
    this.#lives.set(key, life);
    this.live.set(key, main);
    this.#revision = main;
  }
}
