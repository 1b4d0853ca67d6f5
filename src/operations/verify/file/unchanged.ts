/** The file stood still while it was read. Comes last, so that all reading lies before it. */

import { problem } from '../../../findings.ts';
import type { BeginFileCheck } from './check.ts';

export const beginUnchangedCheck: BeginFileCheck =
  ({ database }) =>
  async (report) => {
    const what = await database.source.changed?.();
    if (what === undefined) return { changed: false };
    report(problem('file-changed', {}, { what }));
    return { changed: true };
  };
