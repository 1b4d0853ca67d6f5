/**
 * Members: each record decodes and names the id that is its key; nobody is present and removed at
 * once; a store with records has at least one.
 */

import { decodeText } from '../../bytes/text.ts';
import { problemOf } from '../../errors.ts';
import { problem } from '../../findings.ts';
import { decodeMember } from '../member.ts';
import type { CreateStoreCheck } from './check.ts';

const REMOVED = 'removed';

export const checkMembers: CreateStoreCheck = ({ bucketNames, meta }, report) => {
  const present = new Set<string>();
  let hasRecords = false;
  return {
    record() {
      hasRecords = true;
    },
    element(bucket, key, value) {
      if (bucket !== 'members' && bucket !== 'members_removed') return;
      const id = decodeText(key) ?? '';
      if (bucket === 'members') {
        present.add(id);
        try {
          decodeMember(key, value);
        } catch (error) {
          report(problemOf(error));
        }
        return;
      }
      const place = { bucket: [bucket], key: id };
      // "members" sorts before "members_removed", so all that are present are known by now.
      if (present.has(id)) report(problem('member-removed', place, { id }));
      if (decodeText(value) === REMOVED && /^[0-9a-f]{1,16}$/.test(id)) return;
      const reason = 'found another key or value, expected an id in hex and "removed"';
      report(problem('member-record', place, { reason }));
    },
    end() {
      // A restore by 3.4 and older stores neither members nor a term before a server is started.
      if (!bucketNames.has('members') || !meta.has('term')) return;
      if (hasRecords && present.size === 0) {
        report(problem('member-none', { bucket: ['members'] }, {}));
      }
    },
  };
};
