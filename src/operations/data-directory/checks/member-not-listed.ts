/** The member that wrote the log is one of the cluster that the database knows. */

import { formatMemberId } from '../../../etcd/member.ts';
import { problem } from '../../../findings.ts';
import type { DirectoryCheck } from './check.ts';

export const checkMemberNotListed: DirectoryCheck = ({ layout, wal, store }, report) => {
  const id = wal?.facts.memberId;
  if (id === undefined || store === undefined) return;
  // Before it has applied its first entries a database knows nobody.
  if (store.members.length === 0 || store.members.some((one) => formatMemberId(one.id) === id)) {
    return;
  }
  const members = store.members.map((one) => formatMemberId(one.id)).join(' ');
  report(problem('member-not-listed', { file: layout.database ?? '' }, { id, members }));
};
