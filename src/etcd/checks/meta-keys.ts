/**
 * The keys of the meta bucket: known names, values of the right length, and an index that can be.
 */

import { formatKey, encodeText } from '../../bytes/text.ts';
import { problem } from '../../findings.ts';
import type { Report } from '../../findings.ts';
import { checkRevisionKey } from '../revision.ts';
import type { CreateStoreCheck } from './check.ts';

const INDEX_SIZE = 8;
/** An index that is this many times the revision has not grown with it. */
const RATIO_MAX = 1_000_000;
const KNOWN = [
  'consistent_index',
  'term',
  'confState',
  'scheduledCompactRev',
  'finishedCompactRev',
  'storageVersion',
];

export const checkMetaKeys: CreateStoreCheck = ({ meta }, report) => {
  let revision = 0;
  return {
    record(record) {
      revision = record.main;
    },
    end() {
      for (const name of meta.keys()) {
        if (KNOWN.includes(name)) continue;
        const place = { bucket: ['meta'] };
        report(problem('meta-unknown', place, { name: formatKey(encodeText(name)) }));
      }
      checkIndexes(meta, revision, report);
      for (const name of ['scheduledCompactRev', 'finishedCompactRev']) {
        const key = meta.get(name);
        if (key === undefined) continue;
        for (const found of checkRevisionKey(key, { bucket: ['meta'], key: name })) report(found);
      }
    },
  };
};

function checkIndexes(
  meta: ReadonlyMap<string, Uint8Array>,
  revision: number,
  report: Report,
): void {
  const place = { bucket: ['meta'] };
  for (const name of ['consistent_index', 'term']) {
    const value = meta.get(name);
    if (value === undefined) continue;
    const reason = indexFault(name, value, revision > 0);
    if (reason !== undefined) report(problem('meta-value', place, { name, reason }));
  }
  const index = meta.get('consistent_index');
  // A server of 3.4 that nobody has written to yet has not stored one.
  if (index === undefined && revision > 0) {
    report(problem('meta-missing', place, { name: 'consistent_index' }));
  }
  if (index?.length !== INDEX_SIZE) return;
  const number = readIndex(index);
  if (number <= BigInt(RATIO_MAX) * BigInt(Math.max(1, revision))) return;
  report(problem('index-implausible', place, { index: number, revision }));
}

/** What is wrong with the value of an index or a term; undefined if it can be. */
function indexFault(name: string, value: Uint8Array, hasRecords: boolean): string | undefined {
  if (value.length !== INDEX_SIZE) return `found ${String(value.length)} bytes, expected 8`;
  const number = readIndex(value);
  // Every record comes from an entry of raft's log, which has an index and a term from 1 on.
  if (number === 0n && hasRecords) return 'found 0, expected at least 1 where there are records';
  // An index that is too high is measured by the revision.
  if (name !== 'term' || number <= BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return `found ${String(number)}, expected a number below 2^53`;
}

function readIndex(value: Uint8Array): bigint {
  return new DataView(value.buffer, value.byteOffset).getBigUint64(0);
}
