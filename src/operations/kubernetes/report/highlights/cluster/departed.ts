/** Nodes, namespaces and definitions that are gone, with what went along. */

import { countOf, nameWords } from '../../words.ts';
import type { ReportFacts, ReportRule } from '../rule.ts';
import { highlight } from '../rule.ts';
import type { Highlight } from '../../report.ts';

/** Names that are told one by one. */
const NAMES_MAX = 5;

export const findDeparted: ReportRule = (facts) => [
  ...removedDefinitions(facts),
  ...gone('node', facts.departures.nodes, 'pod'),
  ...gone('namespace', facts.departures.namespaces, 'object'),
];

function gone(
  what: 'node' | 'namespace',
  names: ReadonlyMap<string, number>,
  content: string,
): Highlight[] {
  const kind = what === 'node' ? 'Node' : 'Namespace';
  if (names.size > NAMES_MAX) {
    const total = [...names.values()].reduce((sum, count) => sum + count, 0);
    const title = `${countOf(names.size, what)} were removed${withContent(total, content)}`;
    const details = [...names].map(
      ([name, count]) => `${nameWords(name)}: ${countOf(count, content)}`,
    );
    return [highlight([], { severity: 'note', rule: `${what}-removed`, title, details })];
  }
  return [...names].map(([name, count]) =>
    highlight([], {
      severity: 'note',
      rule: `${what}-removed`,
      title: `${kind} ${nameWords(name)} was removed${withContent(count, content)}`,
    }),
  );
}

/** Nothing is said of none: what went along may be among what was not asked for. */
function withContent(count: number, content: string): string {
  return count === 0 ? '' : `, with ${countOf(count, content)}`;
}

function removedDefinitions({ definitions, departures }: ReportFacts): Highlight[] {
  return definitions.changes
    .filter(({ change }) => change === 'removed')
    .map(({ name, kind, key }) => {
      const counts = departures.customResources.get(name);
      const [went, orphans] = [counts?.removed ?? 0, counts?.live ?? 0];
      const objects = withContent(went, nameWords(kind));
      return highlight([key], {
        severity: 'note',
        rule: 'definition-removed',
        title: `CustomResourceDefinition ${nameWords(name)} was removed${objects}`,
        details:
          orphans > 0
            ? [`still there without a definition: ${countOf(orphans, nameWords(kind))}`]
            : [],
      });
    });
}
