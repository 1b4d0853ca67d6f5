/** Columns of HorizontalPodAutoscalers: each metric as what is and what should be (see `column.ts`). */

import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { AGE, column, NAME } from './column.ts';
import type { ColumnTable } from './column.ts';
import { at, countAt, listAt, orNone, scalarText, textAt } from './fields.ts';
import type { Field } from './fields.ts';

const METRICS_MAX = 2;
const UNKNOWN = '<unknown>';

/** Types of metrics by their fields, and whether they are of a resource, as a share. */
const TYPES = new Map<string, { readonly field: string; readonly isResource: boolean }>([
  ['External', { field: 'external', isResource: false }],
  ['Pods', { field: 'pods', isResource: false }],
  ['Object', { field: 'object', isResource: false }],
  ['Resource', { field: 'resource', isResource: true }],
  ['ContainerResource', { field: 'containerResource', isResource: true }],
]);

function metricText(metric: JsonValue, status: Field): string {
  const type = TYPES.get(textAt(metric, 'type'));
  if (type === undefined) return '<unknown type>';
  const target = at(metric, type.field, 'target');
  const current = at(status, type.field, 'current');
  const average = scalarText(at(target, 'averageValue'));
  const now = orNone(scalarText(at(current, 'averageValue')), UNKNOWN);
  if (type.isResource) {
    const name = textAt(metric, type.field, 'name');
    if (average !== '') return `${name}: ${now}/${average}`;
    return `${name}: ${share(current, UNKNOWN)}/${share(target, '<auto>')}`;
  }
  if (type.field === 'pods') return `${now}/${average}`;
  if (average !== '') return `${now}/${average} (avg)`;
  return `${orNone(scalarText(at(current, 'value')), UNKNOWN)}/${scalarText(at(target, 'value'))}`;
}

function share(value: Field, instead: string): string {
  const found = at(value, 'averageUtilization');
  return typeof found === 'number' ? `${String(found)}%` : instead;
}

function metricsText(scaler: JsonObject): string {
  const statuses = listAt(scaler, 'status', 'currentMetrics');
  const all = listAt(scaler, 'spec', 'metrics').map((metric, index) =>
    metricText(metric, statuses[index]),
  );
  if (all.length === 0) return '<none>';
  const text = all.slice(0, METRICS_MAX).join(', ');
  const more = all.length - METRICS_MAX;
  return more > 0 ? `${text} + ${String(more)} more...` : text;
}

/** Columns of HorizontalPodAutoscalers. */
export const AUTOSCALING_COLUMNS: ColumnTable = {
  'horizontalpodautoscalers.autoscaling': [
    NAME,
    column('REFERENCE', (object) => {
      const target = at(object, 'spec', 'scaleTargetRef');
      return `${textAt(target, 'kind')}/${textAt(target, 'name')}`;
    }),
    column('TARGETS', metricsText),
    column('MINPODS', (object) => orNone(scalarText(at(object, 'spec', 'minReplicas')), '<unset>')),
    column('MAXPODS', (object) => countAt(object, 'spec', 'maxReplicas')),
    column('REPLICAS', (object) => countAt(object, 'status', 'currentReplicas')),
    AGE,
  ],
};
