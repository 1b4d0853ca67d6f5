/** The report as JSON on one line; `docs/etcd-snapshot-inspect.schema.json` describes it. */

import type { InspectReport } from '../../../operations/kubernetes/inspect/report.ts';
import { toJson } from '../data.ts';

/** Version of the shape; it grows when a field changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

/** The report on a file; what is not known is null. */
export function renderInspectJson(report: InspectReport, file: string): string {
  return `${toJson(withNulls({ schemaVersion: SCHEMA_VERSION, file, ...report }))}\n`;
}

/** A copy in which every field is there. */
function withNulls(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(withNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withNulls(inner)]));
}
