/**
 * The form of a record: a release writes the fields that it knows, in order, each once and only
 * where it holds something (etcd api/mvccpb/kv.pb.go, KeyValue.MarshalToSizedBuffer, v3.6.14). A
 * decoder passes over what it does not know, so that a field whose tag is damaged looks like one
 * that is not there.
 */

import { problem } from '../../findings.ts';
import type { CreateStoreCheck } from './check.ts';
import { hasKnownVersion } from './versions.ts';

export const checkRecordForm: CreateStoreCheck = (store, report) => {
  // What a newer release may write is not known, and `version-newer` says so.
  if (!hasKnownVersion(store)) return {};
  return {
    record(record) {
      if (record.canonical) return;
      const reason = 'found a field that is unknown, empty or out of order';
      report(problem('record-value', record.place, { reason }));
    },
  };
};
