/**
 * The stored configuration of the cluster. No server reads it at start, and a restore leaves the
 * old cluster's as it is, so a stale one is something to know and no more.
 */

import { isJsonObject, parseJson } from '../../bytes/json.ts';
import type { JsonValue } from '../../bytes/json.ts';
import { decodeText } from '../../bytes/text.ts';
import { problem } from '../../findings.ts';
import { formatMemberId, memberIdOf } from '../member.ts';
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
      const ids = votersOf(decodeText(stored));
      if (ids === undefined) {
        const reason = 'found no configuration in JSON';
        report(problem('meta-value', place, { name: 'confState', reason }));
        return;
      }
      if (ids.length === members.size && ids.every((id) => members.has(id))) return;
      const facts = { voters: ids.join(' '), members: [...members].join(' ') };
      report(problem('conf-state-stale', place, facts));
    },
  };
};

/** Voters and learners as member ids; undefined if the text is no configuration. */
function votersOf(text: string | undefined): string[] | undefined {
  let json: JsonValue;
  try {
    json = parseJson(text ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isJsonObject(json)) return undefined;
  const { voters = [], learners = [] } = json;
  if (!Array.isArray(voters) || !Array.isArray(learners)) return undefined;
  const ids: string[] = [];
  for (const id of [...(voters as JsonValue[]), ...(learners as JsonValue[])]) {
    const member = memberIdOf(id);
    if (member === undefined) return undefined;
    ids.push(formatMemberId(member));
  }
  return ids;
}
