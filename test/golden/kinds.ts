/** The shape of what the real tools and servers said about each snapshot under fixtures/etcd. */

/** One run of a tool. */
export interface Answer {
  readonly exit: number;
  readonly stdout?: string;
  readonly error?: string;
  readonly json?: { hash: number; hashRevision: number; compactRevision: number };
}

/** expect.json. */
export interface Expectation {
  readonly etcd_version?: string;
  readonly current_revision?: number;
  readonly compacted_revision?: number | null;
  readonly offline: {
    readonly size: number;
    readonly snapshot_status: Readonly<Record<string, { readonly json: Answer }>>;
    readonly hashkv: Readonly<Record<string, Readonly<Record<string, Answer>>>>;
  };
  readonly live?: {
    readonly endpoint_hashkv?: Readonly<Record<string, readonly LiveHash[]>>;
  };
}

/** What a live server answered to `endpoint hashkv`. */
export interface LiveHash {
  readonly HashKV: { hash: number; compact_revision: number; hash_revision?: number };
}

/** `snapshot status -w json`. */
export interface StatusJson {
  readonly hash: number;
  readonly revision: number;
  readonly totalKey: number;
  readonly totalSize: number;
  readonly version?: string;
}

/** An event of history.json.gz; numbers are texts, base64 are bytes. */
export interface HistoryEvent {
  readonly type?: 'DELETE';
  readonly kv: {
    readonly key: string;
    readonly create_revision?: string;
    readonly mod_revision: string;
    readonly version?: string;
    readonly value?: string;
    readonly lease?: string;
  };
}

/** A key of get.json.gz. */
export interface GetKey {
  readonly key: string;
  readonly create_revision: number;
  readonly mod_revision: number;
  readonly version: number;
  readonly value?: string;
  readonly lease?: number | string;
}

/** get.json.gz: the answer at each revision, "0" for the present one. */
export type GetAnswers = Readonly<
  Record<
    string,
    { readonly header: { readonly revision: number }; readonly kvs?: readonly GetKey[] }
  >
>;
