/** The member that wrote the log is one of the cluster that the database knows. */

import { formatMemberId } from '../../../etcd/member.ts';
import { problem } from '../../../findings.ts';
import { knowsMember } from '../read-store.ts';
import type { DirectoryCheck } from './check.ts';

export const checkMemberNotListed: DirectoryCheck = ({ layout, wal, store }, report) => {
  const id = wal?.facts.memberId;
  if (id === undefined || store === undefined) return;
  if (knowsMember(store, id)) return;
  const members = store.members.map((one) => formatMemberId(one.id)).join(' ');
  report(problem('member-not-listed', { file: layout.database ?? '' }, { id, members }));
};
