/** A whole object in a few words, where it was added or removed. */

import type { JsonObject, JsonValue } from '../../../../bytes/json.ts';
import { fieldOf } from '../../../../bytes/json.ts';
import { base64Size } from '../base64.ts';
import { entriesOf, itemsOf, textOf, textsOf, valueOf } from '../json-fields.ts';
import { containersOf, podSpecOf } from '../../judge/pod-powers.ts';
import { clip, countOf, listWords, nameWords, valueWords } from '../words.ts';
import { bytesWords } from './redacted.ts';

type ObjectWords = (object: JsonObject) => readonly string[];

/** Keys of a Secret or ConfigMap that are named. */
const KEYS_MAX = 3;

const WORDS: ReadonlyMap<string, ObjectWords> = new Map<string, ObjectWords>([
  ['Secret', secretWords],
  ['ConfigMap', configWords],
  ['Pod', podWords],
  ['Role', roleWords],
  ['ClusterRole', roleWords],
  ['RoleBinding', bindingWords],
  ['ClusterRoleBinding', bindingWords],
  ['ServiceAccount', accountWords],
  ['CertificateSigningRequest', requestWords],
  ['MutatingWebhookConfiguration', webhookWords],
  ['ValidatingWebhookConfiguration', webhookWords],
  ['Service', serviceWords],
  ['CustomResourceDefinition', definitionWords],
  ['APIService', apiServiceWords],
  ['Ingress', (object) => listed('hosts', hostsOf(object))],
  ['NetworkPolicy', (object) => listed('for', textsOf(object, 'spec', 'policyTypes'))],
  [
    'Node',
    (object) => labelled('kubelet', valueOf(object, 'status', 'nodeInfo', 'kubeletVersion')),
  ],
  ['PersistentVolumeClaim', claimWords],
  ['PriorityClass', (object) => labelled('value', fieldOf(object, 'value'))],
  ['StorageClass', (object) => labelled('by', fieldOf(object, 'provisioner'))],
  [
    'ValidatingAdmissionPolicyBinding',
    (object) => labelled('of policy', valueOf(object, 'spec', 'policyName')),
  ],
]);

/** What an object is, by its kind; nothing where its name says all. */
export function objectWords(kind: string | undefined, object: JsonObject): readonly string[] {
  const words = WORDS.get(kind ?? '');
  if (words !== undefined) return words(object);
  return podSpecOf(kind, object) === undefined ? [] : workloadWords(kind, object);
}

function secretWords(object: JsonObject): string[] {
  const type = textOf(object, 'type') ?? 'Opaque';
  const account = textOf(object, 'metadata', 'annotations', 'kubernetes.io/service-account.name');
  const words: string[] = [];
  if (type === 'kubernetes.io/service-account-token') {
    words.push(`type service-account-token, for ${nameWords(account ?? '')}: long-lived`);
  } else if (type !== 'Opaque') {
    words.push(`type ${nameWords(type)}`);
  }
  const keys = entriesOf(object, 'data').map(([name, value]) => {
    const size = typeof value === 'string' ? base64Size(value) : 0;
    return `${clip(name, 60)} (${bytesWords(size)})`;
  });
  return [...words, ...listed('', keys)];
}

function configWords(object: JsonObject): readonly string[] {
  const names = [...entriesOf(object, 'data'), ...entriesOf(object, 'binaryData')];
  return listed(
    '',
    names.map(([name]) => clip(name, 60)),
  );
}

function podWords(object: JsonObject): string[] {
  const node = textOf(object, 'spec', 'nodeName');
  const images = imagesOf(fieldOf(object, 'spec'));
  return node === undefined ? images : [...images, `on ${nameWords(node)}`];
}

function workloadWords(kind: string | undefined, object: JsonObject): string[] {
  const words = imagesOf(podSpecOf(kind, object));
  const replicas = valueOf(object, 'spec', 'replicas');
  if (typeof replicas === 'number') words.push(countOf(replicas, 'replica'));
  const schedule = textOf(object, 'spec', 'schedule');
  if (schedule !== undefined) words.push(`schedule ${clip(schedule, 60)}`);
  return words;
}

function imagesOf(spec: JsonValue | undefined): string[] {
  const images = containersOf(spec).flatMap((container) => textOf(container, 'image') ?? []);
  const unique = [...new Set(images)].map((image) => clip(image, 120));
  return unique.length === 0 ? [] : [listWords(unique, 3)];
}

function roleWords(object: JsonObject): string[] {
  const rules = itemsOf(object, 'rules').map((rule) => valueWords(rule));
  return rules.length > 3 ? [...rules.slice(0, 3), `${String(rules.length - 3)} more`] : rules;
}

function bindingWords(object: JsonObject): string[] {
  const role = `${textOf(object, 'roleRef', 'kind') ?? ''} ${textOf(object, 'roleRef', 'name') ?? ''}`;
  const subjects = itemsOf(object, 'subjects').map((subject) => valueWords(subject));
  return [`${nameWords(role)} for ${listWords(subjects, 3) || 'nobody'}`];
}

function accountWords(object: JsonObject): readonly string[] {
  return entriesOf(object, 'metadata', 'annotations')
    .filter(([name]) => /^(eks\.amazonaws|iam\.gke|azure\.workload)/.test(name))
    .slice(0, KEYS_MAX)
    .map(([, role]) => `cloud role ${valueWords(role)}`);
}

function requestWords(object: JsonObject): string[] {
  const conditions = itemsOf(object, 'status', 'conditions').flatMap(
    (condition) => textOf(condition, 'type') ?? [],
  );
  const by = `asked for by ${nameWords(textOf(object, 'spec', 'username') ?? '')}`;
  const state = listWords(conditions.map((type) => clip(type.toLowerCase(), 40))) || 'pending';
  return [`signer ${nameWords(textOf(object, 'spec', 'signerName') ?? '')}`, by, state];
}

function webhookWords(object: JsonObject): readonly string[] {
  return itemsOf(object, 'webhooks')
    .slice(0, KEYS_MAX)
    .map((webhook) => {
      const client = fieldOf(webhook, 'clientConfig');
      const service = fieldOf(client, 'service');
      const inside = `${textOf(service, 'namespace') ?? ''}/${textOf(service, 'name') ?? ''}`;
      const address = textOf(client, 'url') ?? `Service ${inside}`;
      return `${nameWords(textOf(webhook, 'name') ?? '')} → ${clip(address, 120)}`;
    });
}

function serviceWords(object: JsonObject): string[] {
  const words = labelled('type', valueOf(object, 'spec', 'type'));
  return [
    ...words,
    ...listed('external addresses', textsOf(object, 'spec', 'externalIPs')),
    ...labelled('leads to', valueOf(object, 'spec', 'externalName')),
  ];
}

function definitionWords(object: JsonObject): string[] {
  const versions = itemsOf(object, 'spec', 'versions').flatMap((one) => textOf(one, 'name') ?? []);
  const kind = nameWords(textOf(object, 'spec', 'names', 'kind') ?? '');
  return [`kind ${kind}`, ...listed(versions.length === 1 ? 'version' : 'versions', versions)];
}

function apiServiceWords(object: JsonObject): string[] {
  const service = valueOf(object, 'spec', 'service');
  if (service === undefined || service === null) return ['served by this cluster'];
  return [`answered by Service ${valueWords(service)}`];
}

function claimWords(object: JsonObject): string[] {
  const size = valueOf(object, 'spec', 'resources', 'requests', 'storage');
  return [...labelled('', size), ...labelled('class', valueOf(object, 'spec', 'storageClassName'))];
}

function hostsOf(object: JsonObject): string[] {
  return itemsOf(object, 'spec', 'rules').flatMap((rule) => textOf(rule, 'host') ?? []);
}

function listed(label: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const words = listWords(
    items.map((item) => clip(item, 100)),
    KEYS_MAX,
  );
  return [label === '' ? words : `${label} ${words}`];
}

function labelled(label: string, value: JsonValue | undefined): string[] {
  if (value === undefined || value === null) return [];
  return [label === '' ? valueWords(value) : `${label} ${valueWords(value)}`];
}
