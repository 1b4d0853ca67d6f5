/** Objects whose protection at rest changed. */

import type { EncryptionShift } from '../../encryption-shifts.ts';
import { atRestWords } from '../../encryption-shifts.ts';
import { countOf, listWords, nameWords } from '../../words.ts';
import type { ReportRule } from '../rule.ts';
import { highlight } from '../rule.ts';

export const findEncryption: ReportRule = ({ encryption }) =>
  encryption.map((shift) =>
    highlight(shift.keys, {
      severity: shift.after === undefined ? 'alarm' : 'note',
      rule: shift.after === undefined ? 'decrypted-at-rest' : 'encryption-key',
      title: titleOf(shift),
      details: [exampleWords(shift)],
    }),
  );

function titleOf(shift: EncryptionShift): string {
  const objects = countOf(shift.count, nameWords(shift.kind ?? 'object'));
  const [before, after] = [atRestWords(shift.before), atRestWords(shift.after)].map(nameWords);
  if (shift.after === undefined) {
    return `${objects}: in plain text now, encrypted before (${String(before)})`;
  }
  if (shift.before === undefined) return `${objects}: encrypted now (${String(after)})`;
  return `${objects}: re-encrypted, ${String(before)} → ${String(after)}`;
}

function exampleWords({ names, count }: EncryptionShift): string {
  const shown = names.map(nameWords);
  const more = count - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${String(more)} more` : listWords(shown);
}
