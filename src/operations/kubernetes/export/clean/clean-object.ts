/** What of a stored object goes into a manifest: what somebody has asked for, not what became of it. */

import { fieldOf } from '../../../../bytes/json.ts';
import type { JsonObject } from '../../../../bytes/json.ts';
import type { ObjectPart } from '../../../../kubernetes/decode/message-table.ts';
import type { ResourcePlace } from '../../../../kubernetes/storage/storage-place.ts';
import { cleanDefinition } from './definition.ts';
import { withItems, withObject, without } from './edit.ts';
import { cleanJob } from './job.ts';
import { cleanMetadata } from './metadata.ts';
import { NamedFields } from './named-fields.ts';
import { cleanJobTemplate, cleanPod, cleanTemplate } from './pod.ts';
import { cleanAddresses, cleanService, cleanServiceAccount } from './service.ts';
import { cleanClaim, cleanVolume } from './volumes.ts';

/** Changes an object; what it says of who named its fields is still in it. */
type Rule = (object: JsonObject, named: () => NamedFields) => JsonObject;

const template: Rule = (object) => withObject(object, 'spec', cleanTemplate);

/** Rules by `group/resource`; of all others only what every object has is cleaned. */
const RULES: ReadonlyMap<string, readonly Rule[]> = new Map<string, readonly Rule[]>([
  [
    '/namespaces',
    [(object) => withObject(object, 'spec', (spec) => without(spec, ['finalizers']))],
  ],
  ['/pods', [(object, named) => cleanPod(object, named())]],
  ['/podtemplates', [cleanTemplate]],
  ['/replicationcontrollers', [template]],
  ['apps/replicasets', [template]],
  ['apps/deployments', [template]],
  ['apps/daemonsets', [template, (object) => withoutGeneration(object)]],
  ['apps/statefulsets', [template, (object) => withObject(object, 'spec', cleanClaimTemplates)]],
  ['batch/jobs', [template, cleanJob]],
  ['batch/cronjobs', [cleanJobTemplate]],
  ['/services', [(object, named) => cleanService(object, named())]],
  ['/serviceaccounts', [cleanServiceAccount]],
  ['/endpoints', [cleanAddresses]],
  ['discovery.k8s.io/endpointslices', [cleanAddresses]],
  ['/persistentvolumeclaims', [cleanClaim]],
  ['/persistentvolumes', [cleanVolume]],
  ['apiextensions.k8s.io/customresourcedefinitions', [cleanDefinition]],
]);

/** Parts that are looked at, although none of them goes into a manifest. */
const NEEDED_PARTS: ReadonlyMap<string, readonly ObjectPart[]> = new Map<
  string,
  readonly ObjectPart[]
>([
  ['/pods', ['managedFields', 'status']],
  ['/services', ['managedFields']],
  ['batch/jobs', ['status']],
]);

/** Parts of an object that must be there for it to be judged and cleaned. */
export function neededParts({ group, resource }: ResourcePlace): readonly ObjectPart[] {
  return NEEDED_PARTS.get(`${group}/${resource}`) ?? [];
}

/** The object as a manifest: ready to be applied to another cluster, or to this one. */
export function cleanObject(object: JsonObject, { group, resource }: ResourcePlace): JsonObject {
  let named: NamedFields | undefined;
  const rules = RULES.get(`${group}/${resource}`) ?? [];
  const own = rules.reduce(
    (changed, rule) => rule(changed, () => (named ??= new NamedFields(object))),
    object,
  );
  const metadata = fieldOf(own, 'metadata');
  // A status is what a controller has found; servers do not take it from a manifest either.
  const plain = without(own, ['status']);
  return metadata === undefined ? plain : withMetadata(plain);
}

function withMetadata(object: JsonObject): JsonObject {
  return withObject(object, 'metadata', cleanMetadata);
}

/** Counted by the server, and deprecated (extensions/v1beta1). */
function withoutGeneration(object: JsonObject): JsonObject {
  return withObject(object, 'spec', (spec) => without(spec, ['templateGeneration']));
}

function cleanClaimTemplates(spec: JsonObject): JsonObject {
  return withItems(spec, 'volumeClaimTemplates', (claim) =>
    withObject(without(claim, ['status']), 'metadata', (metadata) =>
      without(metadata, ['creationTimestamp']),
    ),
  );
}
