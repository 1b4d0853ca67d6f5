/** OpenMetrics text, which the textfile collector of Prometheus' node exporter reads as well. */

import { escapeControls } from '../../bytes/text.ts';

/** A family of gauges. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly unit?: string;
  readonly samples: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly value: number;
  }[];
}

/** The text of all families, with the end mark that OpenMetrics wants. */
export function renderOpenMetrics(gauges: readonly Gauge[]): string {
  const lines: string[] = [];
  for (const { name, help, unit, samples } of gauges) {
    lines.push(`# TYPE ${name} gauge`);
    if (unit !== undefined) lines.push(`# UNIT ${name} ${unit}`);
    lines.push(`# HELP ${name} ${help}`);
    // A file that was named twice is one series; a second sample of it would be refused.
    const series = new Map<string, number>();
    for (const { labels, value } of samples) {
      const pairs = Object.entries(labels).map(
        ([label, text]) => `${label}="${escapeLabel(text)}"`,
      );
      const key = pairs.join(',');
      if (!series.has(key)) series.set(key, value);
    }
    for (const [key, value] of series) lines.push(`${name}{${key}} ${String(value)}`);
  }
  return `${[...lines, '# EOF'].join('\n')}\n`;
}

/** Control characters but the line feed, bidi and line separators, and what looks like an escape. */
const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\\[xu]/;

/**
 * Backslash, quote and line feed are escaped; what a terminal acts on becomes `\x01`, a different
 * text for each name, so that two files are never one series.
 */
function escapeLabel(text: string): string {
  return (UNSAFE.test(text) ? escapeControls(text) : text)
    .replace(/[\\"]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n');
}
