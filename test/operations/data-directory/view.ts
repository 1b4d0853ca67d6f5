/** What checks of a data directory look at, of a small one, and what one of them says. */

import { formatProblemLine } from '../../../src/findings.ts';
import type { Problem } from '../../../src/findings.ts';
import type { DirectorySource } from '../../../src/io/directory-source.ts';
import type { DirectoryCheck } from '../../../src/operations/data-directory/checks/check.ts';
import { readDirectory } from '../../../src/operations/data-directory/read-directory.ts';
import { memberDirectory } from '../../build/member-directory.ts';
import type { DirectorySpec } from '../../build/member-directory.ts';

/** The lines of one check alone, over a small directory. */
export function said(check: DirectoryCheck, spec: DirectorySpec): Promise<string[]> {
  return saidOf(check, memberDirectory(spec));
}

/** The lines of one check alone. */
export async function saidOf(check: DirectoryCheck, directory: DirectorySource): Promise<string[]> {
  const { view } = await readDirectory(directory, { report: () => undefined });
  const problems: Problem[] = [];
  check(view, (one) => {
    problems.push(one);
  });
  return problems.map(formatProblemLine);
}
