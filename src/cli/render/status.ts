/**
 * The status of one or several snapshots in every output format; the forms without details are
 * etcdutl's, byte for byte.
 */

import { escapeControls } from '../../bytes/text.ts';
import type { EtcdMinor } from '../../etcd/version.ts';
import type { Status } from '../../operations/status.ts';
import { toJson, toYaml } from './data.ts';
import { detailsGauges, detailsJson, renderDetails } from './details.ts';
import type { NamedStatus } from './named-status.ts';
import { renderOpenMetrics } from './openmetrics.ts';
import type { Gauge } from './openmetrics.ts';
import { formatSize } from './size.ts';
import { renderTable } from './table.ts';

/** How to render. */
export interface StatusStyle {
  readonly compat: EtcdMinor;
  /** Whether several files were asked for, so that each needs its name. */
  readonly several: boolean;
}

/** A format whose renderer sees all files at once. */
export type StatusFormat =
  'simple' | 'table' | 'json' | 'fields' | 'jsonl' | 'yaml' | 'openmetrics';

/** The text for all files in one of the formats. */
export async function renderStatus(
  format: StatusFormat,
  found: readonly NamedStatus[],
  style: StatusStyle,
): Promise<string> {
  if (found.some(({ details }) => details !== undefined)) {
    if (format === 'simple' || format === 'table') return found.map(renderDetails).join('\n');
  }
  switch (format) {
    case 'simple':
      return found.map((one) => `${simpleCells(one, style).join(', ')}\n`).join('');
    case 'table':
      return renderTable(
        headers(style),
        found.map((one) => simpleCells(one, style)),
        tableStyle(style),
      );
    case 'fields':
      return found.map((one) => fields(one, style)).join('\n');
    case 'json':
      return `${toJson(style.several ? found.map((one) => json(one, style)) : json(first(found), style))}\n`;
    case 'jsonl':
      return found.map((one) => `${toJson(json(one, { ...style, several: true }))}\n`).join('');
    case 'yaml':
      return toYaml(
        style.several ? found.map((one) => json(one, style)) : json(first(found), style),
      );
    case 'openmetrics':
      return renderOpenMetrics(gauges(found));
  }
}

/** Whether this release's etcdutl prints a version. */
function hasVersion({ compat }: StatusStyle): boolean {
  return compat === '3.6' || compat === '3.7';
}

function totalKeys({ status }: NamedStatus, style: StatusStyle): number {
  return hasVersion(style) ? (status.liveKeys ?? 0) : status.entries;
}

function headers(style: StatusStyle): string[] {
  return [
    ...(style.several ? ['FILE'] : []),
    'HASH',
    'REVISION',
    'TOTAL KEYS',
    'TOTAL SIZE',
    ...(hasVersion(style) ? ['VERSION'] : []),
  ];
}

function simpleCells(one: NamedStatus, style: StatusStyle): string[] {
  const { status, file } = one;
  return [
    ...(style.several ? [escapeControls(file)] : []),
    status.hash.toString(16),
    String(status.revision),
    String(totalKeys(one, style)),
    formatSize(status.totalSize),
    ...(hasVersion(style) ? [status.version] : []),
  ];
}

function tableStyle({ compat }: StatusStyle): 'ascii' | 'box' {
  return compat === '3.7' ? 'box' : 'ascii';
}

function fields(one: NamedStatus, style: StatusStyle): string {
  const { status, file } = one;
  const lines = [
    ...(style.several ? [`"File" : ${toJson(file)}`] : []),
    `"Hash" : ${String(status.hash)}`,
    `"Revision" : ${String(status.revision)}`,
    `"Keys" : ${String(totalKeys(one, style))}`,
    `"Size" : ${String(status.totalSize)}`,
    ...(hasVersion(style) ? [`"Version" : ${status.version}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function json(one: NamedStatus, style: StatusStyle): Record<string, unknown> {
  const { status, file, details } = one;
  return {
    ...(style.several ? { file } : {}),
    hash: status.hash,
    revision: status.revision,
    totalKey: totalKeys(one, style),
    totalSize: status.totalSize,
    ...(hasVersion(style) ? { version: status.version } : {}),
    ...(details === undefined ? {} : { details: detailsJson(status, details) }),
  };
}

function first(found: readonly NamedStatus[]): NamedStatus {
  const [one] = found;
  if (one === undefined) throw new RangeError('no status to render');
  return one;
}

function gauges(found: readonly NamedStatus[]): Gauge[] {
  return [...statusGauges(found), ...detailsGauges(found)];
}

function statusGauges(found: readonly NamedStatus[]): Gauge[] {
  const of = (value: (status: Status) => number): Gauge['samples'] =>
    found.map(({ file, status }) => ({ labels: { file }, value: value(status) }));
  return [
    {
      name: 'etcd_snapshot_info',
      help: 'Hash and storage version of the snapshot.',
      samples: found.map(({ file, status }) => {
        const labels = { file, hash: status.hash.toString(16), version: status.version };
        return { labels, value: 1 };
      }),
    },
    {
      name: 'etcd_snapshot_revision',
      help: 'Revision of the newest record.',
      samples: of(({ revision }) => revision),
    },
    {
      name: 'etcd_snapshot_live_keys',
      help: 'Distinct keys that are not deleted.',
      samples: of(({ liveKeys }) => liveKeys ?? 0),
    },
    {
      name: 'etcd_snapshot_entries',
      help: 'Elements of all buckets.',
      samples: of(({ entries }) => entries),
    },
    {
      name: 'etcd_snapshot_size_bytes',
      help: 'Size of the database image.',
      unit: 'bytes',
      samples: of(({ totalSize }) => totalSize),
    },
    {
      name: 'etcd_snapshot_free_pages',
      help: 'Pages that nothing points to.',
      samples: of(({ freePages }) => freePages),
    },
  ];
}
