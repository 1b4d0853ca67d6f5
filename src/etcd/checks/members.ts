/**
 * Members: each record decodes and names the id that is its key; nobody is present and removed at
 * once.
 */

import { decodeText } from '../../bytes/text.ts';
import { problemOf } from '../../errors.ts';
import { problem } from '../../findings.ts';
import { decodeMember } from '../member.ts';
import type { CreateStoreCheck } from './check.ts';

const REMOVED = 'removed';

export const checkMembers: CreateStoreCheck = (_store, report) => {
  const present = new Set<string>();
  return {
    element(bucket, key, value) {
      const id = decodeText(key) ?? '';
      if (bucket === 'members') {
        present.add(id);
        try {
          decodeMember(key, value);
        } catch (error) {
          report(problemOf(error));
        }
      }
      if (bucket !== 'members_removed') return;
      const place = { bucket: [bucket], key: id };
      // "members" sorts before "members_removed", so all that are present are known by now.
      if (present.has(id)) report(problem('member-removed', place, { id }));
      if (decodeText(value) === REMOVED && /^[0-9a-f]{1,16}$/.test(id)) return;
      const reason = 'found another key or value, expected an id in hex and "removed"';
      report(problem('member-record', place, { reason }));
    },
  };
};
