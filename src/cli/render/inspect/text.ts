/**
 * The page for people: the facts, what to look at first, then what takes the space, what a restore
 * brings back, who can do what.
 */

import type { InspectReport } from '../../../operations/kubernetes/inspect/report.ts';
import { printable } from '../diff/printable.ts';
import { attentionLines } from './text-attention.ts';
import { clusterLines, namespacesLines, nodesLines } from './text-cluster.ts';
import { encryptionLines, staleLines } from './text-risks.ts';
import { securityLines } from './text-security.ts';
import { classesLines, topLines } from './text-space.ts';

/** The whole page; `file` is the name that was given, `-` for standard input. */
export function renderInspectText(report: InspectReport, file: string): string {
  const parts = [
    clusterLines(report, file),
    attentionLines(report),
    nodesLines(report.kubernetes),
    namespacesLines(report.kubernetes),
    classesLines(report.space),
    topLines(report.space),
    staleLines(report.stale),
    ...(report.kubernetes === undefined ? [] : [encryptionLines(report.encryption)]),
    ...securityLines(report.security),
  ];
  return (
    parts
      .filter((lines) => lines.length > 0)
      // Whatever a text has in it, it ends no line and moves no cursor.
      .map((lines) => `${lines.map(printable).join('\n')}\n`)
      .join('\n')
  );
}
