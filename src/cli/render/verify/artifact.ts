/** The file on disk that a finding is about: the input, or a file inside of it. */

import type { Place } from '../../../findings.ts';
import type { FileReport } from '../../verify-report.ts';

/** Its path, as the command line would name it. */
export function artifactOf({ file, walDirectory }: FileReport, { file: inside }: Place): string {
  if (inside === undefined) return file;
  // A log that lies elsewhere has paths of its own.
  const folder = inside.slice(0, inside.lastIndexOf('/'));
  if (walDirectory !== undefined && [inside, folder].includes(walDirectory)) return inside;
  return file.endsWith('/') ? file + inside : `${file}/${inside}`;
}
