/** Which part of a data directory a finding is about. */

import type { ProblemCode } from '../findings.ts';

/** Whether it is about the log. */
export function isOfLog(code: ProblemCode): boolean {
  return code.startsWith('wal-') && code !== 'wal-behind-database';
}

/** Whether it is about the directory as a whole: what is there, and whether its parts agree. */
export function isOfDirectory(code: ProblemCode): boolean {
  return /^(directory-|raft-snapshot-|database-|wal-behind-database$|member-not-listed$)/.test(
    code,
  );
}

/** Whether it is about the pages or the store of a database. */
export function isOfDatabase(code: ProblemCode): boolean {
  const isOfFile = /^(trailer|file|policy|baseline|object)-/.test(code);
  return !isOfFile && !isOfLog(code) && !isOfDirectory(code);
}
