/** The damaged files of `fixtures/mutations`, with the recorded answers of the released tools. */
import { applyOperations, baseFixture } from '../../mutations.ts';
import { readFixture, readFixtureJson } from '../../build/fixtures.ts';
import type { EtcdVersion } from '../../oracles/versions.ts';
import type { Mutation } from '../../mutations.ts';

/** What a tool said of a damaged file. */
export interface RecordedAnswer {
  /** Go programs exit with 2 when they crash. */
  readonly exit: number | null;
  /** Without the last line feed. */
  readonly stdout?: string;
  readonly error?: string;
}

/** A damage and what the tools say of it. */
export interface RecordedMutation extends Mutation {
  readonly results: {
    readonly snapshot_status: Readonly<Record<EtcdVersion, RecordedAnswer>>;
    readonly bbolt_check: RecordedAnswer;
  };
}

/** All damages, the two controls included. */
export function readMutations(): RecordedMutation[] {
  return ['db.json', 'freelist.json'].flatMap((name) =>
    readFixtureJson<RecordedMutation[]>('mutations', name),
  );
}

const bases = new Map<string, Uint8Array>();

/** The bytes of the damaged file. */
export function mutatedBytes(mutation: RecordedMutation): Uint8Array {
  const folder = baseFixture(mutation);
  const base = bases.get(folder) ?? readFixture(folder, 'snapshot.db');
  bases.set(folder, base);
  return applyOperations(base, mutation.ops);
}
