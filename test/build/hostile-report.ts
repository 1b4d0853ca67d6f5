/** Reports about snapshots in which every text that comes out of the data is another one. */

import type { InspectReport } from '../../src/operations/kubernetes/inspect/report.ts';

/** Members whose texts are of the program, not of the data. */
const OWN: ReadonlySet<string> = new Set([
  ...['class', 'label', 'certainty', 'kind', 'severity', 'id', 'verdict', 'status', 'time'],
  ...['earliest', 'latest'],
]);

/** The report with `textOf(text)` in place of each text of the data. */
export function withTexts(report: InspectReport, textOf: (text: string) => string): InspectReport {
  return replaced(report, undefined, textOf) as InspectReport;
}

function replaced(
  value: unknown,
  name: string | undefined,
  textOf: (text: string) => string,
): unknown {
  if (typeof value === 'string') {
    return name !== undefined && OWN.has(name) ? value : textOf(value);
  }
  if (Array.isArray(value)) return value.map((one) => replaced(one, name, textOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, replaced(one, key, textOf)]),
  );
}
