/**
 * A snapshot as one HTML file that asks for nothing from elsewhere: everything is in the page, its
 * drawings as well. Without the script it is complete, only not to be searched.
 */

import type { InspectReport } from '../../../operations/kubernetes/inspect/report.ts';
import { pageEnd, pageStart } from '../html/frame.ts';
import type { Markup } from '../html/markup.ts';
import { clusterHtml, namespacesHtml, nodesHtml, storeHtml } from './html-cluster.ts';
import { firstHtml, headHtml } from './html-head.ts';
import { objectsHtml } from './html-objects.ts';
import { SCRIPT, STYLE, TOOLS } from './html-page.ts';
import { encryptionHtml, securityHtml, staleHtml, unreadableHtml } from './html-risks.ts';
import { spaceHtml } from './html-space.ts';
import { timelineHtml } from './html-timeline.ts';

const FRAME = { style: STYLE, script: SCRIPT };

/** The whole page, part by part; `file` is the name that was given, `-` for standard input. */
export function* renderInspectHtml(report: InspectReport, file: string): Generator<string> {
  const name = file === '-' ? 'standard input' : file;
  yield pageStart(`Inside of ${name}`, FRAME);
  yield headHtml(report, name).text;
  yield firstHtml(report).text;
  yield TOOLS;
  for (const part of partsOf(report)) yield part.text;
  yield pageEnd(FRAME);
}

function partsOf(report: InspectReport): Markup[] {
  return [
    spaceHtml(report.space),
    timelineHtml(report),
    securityHtml(report.security),
    clusterHtml(report),
    nodesHtml(report),
    namespacesHtml(report),
    objectsHtml(report.space),
    encryptionHtml(report.encryption),
    staleHtml(report.stale),
    storeHtml(report),
    unreadableHtml(report.unreadable),
  ];
}
