/**
 * Jobs: the selector and the labels that a server makes of a Job's id (kubernetes
 * pkg/registry/batch/job/strategy.go, v1.36.3). It makes them anew, and refuses others.
 */

import { fieldOf } from '../../../../bytes/json.ts';
import type { JsonObject } from '../../../../bytes/json.ts';
import { withObject, without } from './edit.ts';

const LABELS: readonly string[] = [
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
  'job-name',
  'batch.kubernetes.io/job-name',
];

/** A Job whose selector a person has not chosen. */
export function cleanJob(object: JsonObject): JsonObject {
  if (fieldOf(fieldOf(object, 'spec'), 'manualSelector') === true) return object;
  const withoutLabels = (metadata: JsonObject): JsonObject =>
    withObject(metadata, 'labels', (labels) => without(labels, LABELS));
  const plain = withObject(object, 'metadata', withoutLabels);
  return withObject(plain, 'spec', (spec) =>
    withObject(without(spec, ['selector']), 'template', (template) =>
      withObject(template, 'metadata', withoutLabels),
    ),
  );
}
