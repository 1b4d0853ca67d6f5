/**
 * A snapshot as one HTML file that asks for nothing from elsewhere: everything is in the page, its
 * drawings as well. Without the script it is complete, only not to be searched.
 */

import type { InspectReport } from '../../../operations/kubernetes/inspect/report.ts';
import { pageEnd, pageStart } from '../html/frame.ts';
import { contentsHtml, partHtml } from '../html/table.ts';
import type { PagePart } from '../html/table.ts';
import { clusterPart, namespacesPart, nodesPart, storePart } from './html-cluster.ts';
import { firstHtml, headHtml } from './html-head.ts';
import { objectsPart } from './html-objects.ts';
import { SCRIPT, STYLE, TOOLS } from './html-page.ts';
import { encryptionPart, securityPart, stalePart, unreadablePart } from './html-risks.ts';
import { spacePart } from './html-space.ts';
import { timelinePart } from './html-timeline.ts';

const FRAME = { style: STYLE, script: SCRIPT };

/** The whole page, part by part; `file` is the name that was given, `-` for standard input. */
export function* renderInspectHtml(report: InspectReport, file: string): Generator<string> {
  const name = file === '-' ? 'standard input' : file;
  yield pageStart(`Inside of ${name}`, FRAME);
  yield headHtml(report, name).text;
  yield firstHtml(report).text;
  const parts = partsOf(report);
  yield contentsHtml(parts).text;
  yield TOOLS;
  for (const part of parts) yield partHtml(part).text;
  yield pageEnd(FRAME);
}

function partsOf(report: InspectReport): PagePart[] {
  const parts = [
    spacePart(report.space),
    timelinePart(report),
    securityPart(report.security),
    clusterPart(report),
    nodesPart(report),
    namespacesPart(report),
    objectsPart(report.space),
    encryptionPart(report.encryption),
    stalePart(report.stale),
    storePart(report),
    unreadablePart(report.unreadable),
  ];
  return parts.filter((part) => part !== undefined);
}
