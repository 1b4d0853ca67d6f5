/**
 * The stored configuration of the cluster. No server reads it at start, and a restore leaves the
 * old cluster's as it is, so a stale one is something to know and no more.
 */

import { decodeText } from '../../bytes/text.ts';
import { problem } from '../../findings.ts';
import { parseConfState } from '../../raft/conf-state.ts';
import { formatMemberId } from '../member.ts';
import type { CreateStoreCheck } from './check.ts';

export const checkConfState: CreateStoreCheck = ({ meta }, report) => {
  const members = new Set<string>();
  return {
    element(bucket, key) {
      if (bucket === 'members') members.add(decodeText(key) ?? '');
    },
    end() {
      const stored = meta.get('confState');
      if (stored === undefined) return;
      const place = { bucket: ['meta'], key: 'confState' };
      const confState = parseConfState(decodeText(stored) ?? '');
      if (confState === undefined) {
        const reason = 'found no configuration in JSON';
        report(problem('meta-value', place, { name: 'confState', reason }));
        return;
      }
      const ids = [...confState.voters, ...confState.learners].map(formatMemberId);
      if (ids.length === members.size && ids.every((id) => members.has(id))) return;
      const facts = { voters: ids.join(' '), members: [...members].join(' ') };
      report(problem('conf-state-stale', place, facts));
    },
  };
};
