/**
 * The keys of a snapshot for people: the verdict, a row for each key, and below what is to be done
 * about them.
 */

import { escapeControls, formatCount } from '../../bytes/text.ts';
import type {
  EncryptionReport,
  PlainResource,
  Protection,
  ResourceCount,
} from '../../operations/kubernetes/encryption-report/report.ts';
import { formatCounted } from './count.ts';
import { wrap } from './verify/wrap.ts';

/** Resources that are named in a row, keys that have one, and reasons that are told of each. */
const RESOURCES_MAX = 4;
const ROWS_MAX = 50;
const REASONS_MAX = 5;

const VERDICTS: Readonly<Record<EncryptionReport['verdict'], string>> = {
  readable: 'READABLE',
  sealed: 'SEALED',
  plain: 'PLAIN',
  unknown: 'UNTRIED',
};

type Severity = 'error' | 'warning' | 'note';

/** The text of a report. */
export function keysText(file: string, report: EncryptionReport): string {
  const name = file === '-' ? 'standard input' : escapeControls(file);
  const lines = [
    `${VERDICTS[report.verdict].padEnd(10)}${name}`,
    ...wrap(summary(report), '  objects   '),
  ];
  const { protections } = report;
  if (protections.length > 0) lines.push('', ...table(protections));
  for (const severity of ['error', 'warning', 'note'] as const) {
    const texts = findings(report)[severity];
    if (texts.length > 0) lines.push('');
    for (const text of texts) lines.push(...wrap(text, `  ${severity.padEnd(8)}`));
  }
  return `${lines.join('\n')}\n`;
}

function summary({ objects, revision, encrypted, opened, verdict }: EncryptionReport): string {
  const at = `${formatCount(objects)} at revision ${String(revision)}`;
  if (encrypted === 0) return `${at}, none of them encrypted`;
  const which = opened === encrypted ? 'all' : opened === 0 ? 'none' : formatCount(opened);
  return `${at}, ${formatCount(encrypted)} encrypted${verdict === 'unknown' ? '' : `, ${which} of which open`}`;
}

const HEADERS = ['PROVIDER', 'KEY', 'OBJECTS', 'OPEN'];

/** A row a key; the resources go on below where there is no room. */
function table(protections: readonly Protection[]): string[] {
  const shown = protections.slice(0, ROWS_MAX);
  const rows = shown.map((one) => [
    one.provider,
    keyText(one),
    formatCount(one.objects),
    one.status === 'unknown' ? '?' : formatCount(one.opened),
  ]);
  const widths = HEADERS.map((header, column) =>
    Math.max(header.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const head = (cells: readonly string[]): string =>
    `  ${cells.map((cell, at) => pad(cell, widths[at] ?? 0, at > 1)).join('  ')}  `;
  const lines = [`${head(HEADERS)}WHAT`];
  rows.forEach((row, at) => lines.push(...wrap(what(shown[at]?.resources ?? []), head(row))));
  const more = protections.length - shown.length;
  if (more > 0) lines.push(`  and ${formatCounted(more, 'key')} more`);
  return lines;
}

function pad(cell: string, width: number, isNumber: boolean): string {
  return isNumber ? cell.padStart(width) : cell.padEnd(width);
}

/** `secrets 8, configmaps 3, 14 others 34`. */
function what(resources: readonly ResourceCount[]): string {
  const shown = resources.length > RESOURCES_MAX + 1 ? RESOURCES_MAX : resources.length;
  const parts = resources.slice(0, shown).map(({ resource, objects }) => {
    return `${escapeControls(resource || 'other keys')} ${formatCount(objects)}`;
  });
  const rest = resources.slice(shown);
  if (rest.length === 0) return parts.join(', ');
  const objects = rest.reduce((total, one) => total + one.objects, 0);
  return `${parts.join(', ')}, ${formatCount(rest.length)} others ${formatCount(objects)}`;
}

/** The name of a key; where several have it, which of them. */
function keyText({ keyName, number }: { keyName: string; number: number }): string {
  return number === 0 ? keyName : `${keyName} #${String(number)}`;
}

function findings(report: EncryptionReport): Record<Severity, string[]> {
  const { plain, protections, identityFirst, verdict } = report;
  const covered = plain.filter((one) => one.isCovered).map(plainText);
  const mixed = plain.filter((one) => !one.isCovered).map(plainText);
  const identity = identityFirst.map((resource) => {
    const name = escapeControls(resource);
    return `new ${name} are written in plain text: identity is their first provider`;
  });
  const untried = 'no encryption configuration is given, so none of it was opened';
  return {
    error: [...protections.flatMap(reasonTexts), ...covered],
    warning: [...identity, ...mixed],
    note: [
      ...(verdict === 'unknown' && protections.length > 0 ? [untried] : []),
      ...staleTexts(protections),
      ...protections.flatMap(kmsTexts),
      ...unusedTexts(report),
    ],
  };
}

function reasonTexts({ reasons }: Protection): string[] {
  const texts = reasons.slice(0, REASONS_MAX).map(({ reason, objects, firstKey }) => {
    return `${formatCounted(objects, 'object')}: ${reason}; ${the(objects)} ${firstKey}`;
  });
  const more = reasons.length - texts.length;
  return more > 0 ? [...texts, `and ${formatCounted(more, 'reason')} more; see -w json`] : texts;
}

function the(objects: number): string {
  return objects === 1 ? 'it is' : 'the first is';
}

function plainText({ resource, objects, encrypted, isCovered, firstKeys }: PlainResource): string {
  const all = formatCount(objects + encrypted);
  const count = encrypted === 0 ? `all ${all}` : `${formatCount(objects)} of ${all}`;
  const name = escapeControls(resource);
  const why = isCovered ? ', although the configuration encrypts them' : '; others are encrypted';
  const more = objects > firstKeys.length ? ', …' : '';
  const verb = objects === 1 ? 'is' : 'are';
  return `${count} ${name} ${verb} in plain text${why}: ${firstKeys.join(', ')}${more}`;
}

/** Keys that new objects are no longer written with. */
function staleTexts(protections: readonly Protection[]): string[] {
  if (!protections.some(({ isWriter }) => isWriter)) return [];
  return protections
    .filter(({ isWriter, status }) => !isWriter && status === 'opened')
    .map((one) => {
      const objects = `${formatCounted(one.objects, 'object')} ${one.objects === 1 ? 'is' : 'are'}`;
      return `${objects} under ${one.provider} ${keyText(one)}, which no longer writes; write them anew before it is removed`;
    });
}

function kmsTexts({ keyName, kmsKeys }: Protection): string[] {
  return kmsKeys.map(({ keyId, objects, dekSources }) => {
    const id = keyId === '' ? '' : `, its key ${keyId}`;
    const sources = formatCounted(dekSources, 'encrypted key');
    return `KMS ${keyName}${id}: ${formatCounted(objects, 'object')} under ${sources}`;
  });
}

function unusedTexts({ unused }: EncryptionReport): string[] {
  return unused.map((one) => {
    const key = `${one.provider} ${keyText(one)}`;
    return one.isWriter
      ? `${key} protects nothing yet; new objects are written with it`
      : `${key} protects nothing here; only other backups can still need it`;
  });
}
