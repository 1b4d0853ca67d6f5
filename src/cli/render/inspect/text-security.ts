/** The questions of a responder, each with its answer and the objects behind it. */

import { formatCount } from '../../../bytes/text.ts';
import type {
  SecurityObject,
  SecurityReport,
  SecuritySection,
} from '../../../operations/kubernetes/inspect/security-report.ts';
import { formatCounted } from '../count.ts';
import { printable } from '../diff/printable.ts';
import { wrap } from '../verify/wrap.ts';

/** Objects of a question that are told. */
const OBJECTS_MAX = 10;

const SIGNS: Readonly<Record<SecuritySection['severity'], string>> = {
  alarm: '!',
  note: '~',
  fine: '=',
  unknown: '?',
};

/** A part a question; none if they were not asked. */
export function securityLines(security: SecurityReport | undefined): string[][] {
  if (security === undefined) return [];
  const { sections, examined, unread } = security;
  const missing =
    unread === 0
      ? ''
      : `; ${formatCounted(unread, 'object')} could not be read, so answers may lack them`;
  const head = `${formatCounted(examined, 'object')} looked at${missing}`;
  return [
    ['SECURITY', ...wrap(head, '  '), ...wrap('! alarm, ~ to be known, = fine, ? not known', '  ')],
    ...sections.map(sectionLines),
  ];
}

function sectionLines({ question, answer, severity, objects, total }: SecuritySection): string[] {
  const told = objects.slice(0, OBJECTS_MAX);
  const more = total - told.length;
  return [
    ...wrap(printable(`${question} ${answer}`), `${SIGNS[severity]} `),
    ...told.flatMap(objectLines),
    ...(more > 0 && told.length > 0 ? [`    and ${formatCount(more)} more (-w json)`] : []),
  ];
}

function objectLines({ severity, kind, namespace, name, detail }: SecurityObject): string[] {
  const place = namespace === undefined ? name : `${namespace}/${name}`;
  return wrap(printable(`${kind} ${place}: ${detail}`), `  ${SIGNS[severity]} `);
}
