/** The keys of a snapshot as the output formats have them. */

import type { EncryptionReport } from '../../operations/kubernetes/encryption-report/report.ts';
import { toJson, toYaml } from './data.ts';
import { keysText } from './keys-text.ts';

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
    case 'jsonl':
      return `${toJson({ file, ...report })}\n`;
    case 'yaml':
      return toYaml({ file, ...report });
  }
}
