/**
 * Claims and volumes: which belongs to which, as far as a controller has decided it (kubernetes
 * pkg/controller/volume/persistentvolume, v1.36.3). What a person has bound stays bound, by name.
 */

import { fieldOf } from '../../../../bytes/json.ts';
import type { JsonObject } from '../../../../bytes/json.ts';
import { withObject, without } from './edit.ts';

const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';
const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by';

/** A claim as it was made. */
export function cleanClaim(object: JsonObject): JsonObject {
  if (annotationOf(object, BOUND_BY_CONTROLLER) === undefined) return object;
  return withObject(object, 'spec', (spec) => without(spec, ['volumeName']));
}

/** A volume that is free, or waits for the claim that it was made for. */
export function cleanVolume(object: JsonObject): JsonObject {
  const isFree = annotationOf(object, BOUND_BY_CONTROLLER) !== undefined && !isProvisioned(object);
  return withObject(object, 'spec', (spec) =>
    isFree
      ? without(spec, ['claimRef'])
      : withObject(spec, 'claimRef', (claim) => without(claim, ['uid', 'resourceVersion'])),
  );
}

/** Whether a volume was made for a claim by a provisioner, which makes another one for another. */
export function isProvisioned(object: JsonObject): boolean {
  return annotationOf(object, PROVISIONED_BY) !== undefined;
}

function annotationOf(object: JsonObject, name: string): unknown {
  return fieldOf(fieldOf(fieldOf(object, 'metadata'), 'annotations'), name);
}
