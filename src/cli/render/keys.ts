/** The keys of a snapshot as the output formats have them. */

import type { EncryptionReport } from '../../operations/kubernetes/encryption-report/report.ts';
import { toJson, toYaml } from './data.ts';
import { keysText } from './keys-text.ts';

/** Version of the shape; it grows when a field changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

/** Output formats. */
export type KeysFormat = 'text' | 'json' | 'jsonl' | 'yaml';

/** The report on a file. */
export async function renderKeys(
  format: KeysFormat,
  file: string,
  report: EncryptionReport,
): Promise<string> {
  switch (format) {
    case 'text':
      return keysText(file, report);
    case 'json':
      return `${toJson({ schemaVersion: SCHEMA_VERSION, file, ...report })}\n`;
    case 'jsonl':
      return jsonLines(file, report);
    case 'yaml':
      return toYaml({ schemaVersion: SCHEMA_VERSION, file, ...report });
  }
}

/** A line for the file, and below one for each key and each resource that is named. */
function jsonLines(file: string, report: EncryptionReport): string {
  const { protections, plain, unused, ...head } = report;
  return [
    { type: 'keys', schemaVersion: SCHEMA_VERSION, file, ...head },
    ...protections.map((one) => ({ type: 'protection', ...one })),
    ...plain.map((one) => ({ type: 'plain', ...one })),
    ...unused.map((one) => ({ type: 'unused', ...one })),
  ]
    .map((line) => `${toJson(line)}\n`)
    .join('');
}
