/**
 * Pods, and the templates that they are made from: what admission adds to a pod, where the scheduler
 * has put it, and the deprecated twin of a field (kubernetes plugin/pkg/admission/serviceaccount,
 * priority and defaulttolerationseconds, v1.36.3).
 */

import { fieldOf } from '../../../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../../../bytes/json.ts';
import { listIn, textIn, withField, withItems, withObject, without } from './edit.ts';
import type { NamedFields } from './named-fields.ts';

const CONTAINERS: readonly string[] = ['containers', 'initContainers'];
/** What a token is mounted at; a volume of that name and place is not a person's. */
const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
const NOT_REACHABLE: readonly JsonValue[] = [
  'node.kubernetes.io/not-ready',
  'node.kubernetes.io/unreachable',
];

/** A pod's own specification. */
export function cleanPod(object: JsonObject, named: NamedFields): JsonObject {
  return withObject(object, 'spec', (spec) => {
    const unnamed = ['nodeName', 'priority', 'preemptionPolicy', 'imagePullSecrets'].filter(
      (name) => isFilledIn(named, name),
    );
    // Those can be added to a running pod only.
    let clean = without(cleanPodSpec(spec), [...unnamed, 'ephemeralContainers']);
    if (named.has('spec', 'tolerations') !== 'yes') clean = withoutUsualTolerations(clean);
    return withoutToken(clean);
  });
}

/** Without any sign of a person a place is taken for the scheduler's, the rest for a person's. */
function isFilledIn(named: NamedFields, name: string): boolean {
  const answer = named.has('spec', name);
  return answer === 'no' || (answer === 'unknown' && name !== 'imagePullSecrets');
}

/** A template of pods, where an object has one. */
export function cleanTemplate(holder: JsonObject): JsonObject {
  return withObject(holder, 'template', (template) => {
    const plain = withObject(template, 'metadata', (metadata) =>
      without(metadata, ['creationTimestamp']),
    );
    return withObject(plain, 'spec', cleanPodSpec);
  });
}

/** What goes from pods and templates. */
function cleanPodSpec(spec: JsonObject): JsonObject {
  const account = fieldOf(spec, 'serviceAccount');
  const isTwin = account !== undefined && account === fieldOf(spec, 'serviceAccountName');
  return isTwin ? without(spec, ['serviceAccount']) : spec;
}

function withoutUsualTolerations(spec: JsonObject): JsonObject {
  return withItems(spec, 'tolerations', (toleration) => {
    const isUsual =
      NOT_REACHABLE.includes(fieldOf(toleration, 'key') ?? null) &&
      fieldOf(toleration, 'effect') === 'NoExecute' &&
      fieldOf(toleration, 'tolerationSeconds') === 300;
    return isUsual ? undefined : toleration;
  });
}

/** The volume with the service account's token, and where it is mounted. */
function withoutToken(spec: JsonObject): JsonObject {
  const tokens = new Set<string>();
  for (const field of CONTAINERS) {
    for (const container of listIn(spec, field)) {
      for (const mount of listIn(container, 'volumeMounts')) {
        const name = textIn(mount, 'name');
        if (name !== undefined && isTokenMount(name, mount)) tokens.add(name);
      }
    }
  }
  if (tokens.size === 0) return spec;
  const unlessToken = (item: JsonObject): JsonObject | undefined =>
    tokens.has(textIn(item, 'name') ?? '') ? undefined : item;
  const bare = withItems(spec, 'volumes', unlessToken);
  return CONTAINERS.reduce(
    (clean, field) =>
      withItems(clean, field, (container) => withItems(container, 'volumeMounts', unlessToken)),
    bare,
  );
}

function isTokenMount(name: string, mount: JsonValue): boolean {
  if (textIn(mount, 'mountPath') !== TOKEN_PATH) return false;
  return /^kube-api-access-\w{5}$/.test(name) || /-token-\w{5}$/.test(name);
}

/** A job's template in a CronJob, and the pods' in that. */
export function cleanJobTemplate(object: JsonObject): JsonObject {
  return withObject(object, 'spec', (spec) =>
    withField(spec, 'jobTemplate', (template) => {
      const { jobTemplate = template } = withObject(
        { jobTemplate: template },
        'jobTemplate',
        (job) => {
          const plain = withObject(job, 'metadata', (metadata) =>
            without(metadata, ['creationTimestamp']),
          );
          return withObject(plain, 'spec', cleanTemplate);
        },
      );
      return jobTemplate;
    }),
  );
}
