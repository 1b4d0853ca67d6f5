/** OpenMetrics text, which the textfile collector of Prometheus' node exporter reads as well. */

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
    for (const { labels, value } of samples) {
      const pairs = Object.entries(labels).map(
        ([label, text]) => `${label}="${escapeLabel(text)}"`,
      );
      lines.push(`${name}{${pairs.join(',')}} ${String(value)}`);
    }
  }
  return `${[...lines, '# EOF'].join('\n')}\n`;
}

/** Control characters, bidi and line separators. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Backslash, quote and line feed are escaped; what a terminal acts on has no place
 * in a label.
 */
function escapeLabel(text: string): string {
  return text
    .replace(/[\\"]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n')
    .replace(UNSAFE, '\ufffd');
}
