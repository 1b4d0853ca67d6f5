/** Seeded random clusters, and questions about who may do what in a cluster. */

import { Random } from '../differential/harness/random.ts';
import type { JsonObject, JsonValue } from '../../src/bytes/json.ts';
import { fieldOf } from '../../src/bytes/json.ts';
import { serviceAccount } from '../../src/operations/kubernetes/rbac/authorize.ts';
import type { Question, Requester } from '../../src/operations/kubernetes/rbac/authorize.ts';
import type { Action } from '../../src/operations/kubernetes/rbac/policy-rule.ts';
import { rulesOf } from '../../src/operations/kubernetes/rbac/policy-rule.ts';

/** Few words, so that random rules, bindings and questions meet. */
const WORDS = {
  namespaces: ['shop', 'ci'],
  users: ['jane', '*', 'system:anonymous', 'system:serviceaccount:shop:app'],
  groups: ['dev', 'system:authenticated', 'system:serviceaccounts', 'system:serviceaccounts:ci'],
  accounts: ['app', 'runner'],
  verbs: ['get', 'list', 'create', 'escalate'],
  apiGroups: ['', 'apps', 'rbac.authorization.k8s.io'],
  resources: ['pods', 'pods/exec', 'secrets', 'deployments', 'deployments/scale', 'roles'],
  names: ['a', 'b'],
  paths: ['/healthz', '/healthz/etcd', '/metrics', '/'],
} as const;

const VERSIONS = ['v1', 'v1', 'v1beta1', 'v1alpha1'];
const ROLES = ['reader', 'writer', 'owner'];

/** Everybody who can ask in a random cluster. */
export const REQUESTERS: readonly Requester[] = [
  { user: 'jane', groups: ['dev', 'system:authenticated'] },
  { user: 'joe', groups: ['system:authenticated'] },
  { user: 'system:anonymous', groups: ['system:unauthenticated'] },
  { user: '*', groups: [] },
  ...WORDS.namespaces.flatMap((one) => WORDS.accounts.map((name) => serviceAccount(one, name))),
];

/** A cluster with some roles and bindings in all versions of the API, odd ones among them. */
export function randomCluster(random: Random): JsonObject[] {
  const objects: JsonObject[] = [];
  const places = [undefined, ...WORDS.namespaces];
  for (const namespace of places) {
    for (const name of ROLES) {
      if (random.chance(0.7)) objects.push(randomRole(random, name, namespace));
    }
    for (let index = random.integer(0, 5); index > 0; index--) {
      objects.push(randomBinding(random, `binding-${String(index)}`, namespace));
    }
  }
  return objects;
}

/** A cluster that differs from another in some objects. */
export function changedCluster(random: Random, objects: readonly JsonObject[]): JsonObject[] {
  const others = randomCluster(random);
  const idOf = (object: JsonObject): string =>
    JSON.stringify([object['kind'], fieldOf(object['metadata'], 'namespace'), nameOf(object)]);
  const ids = new Set(objects.map(idOf));
  const byId = new Map(others.map((object) => [idOf(object), object]));
  const kept = objects
    .filter(() => random.chance(0.9))
    .map((object) => (random.chance(0.2) ? (byId.get(idOf(object)) ?? object) : object));
  return [...kept, ...others.filter((object) => !ids.has(idOf(object)) && random.chance(0.2))];
}

/** Questions of people and things that the objects speak of, and of others. */
export function randomQuestions(
  random: Random,
  objects: readonly JsonObject[],
  count: number,
): Question[] {
  const requesters = [...REQUESTERS, ...requestersOf(objects)];
  const actions = actionsOf(objects);
  return Array.from({ length: count }, () => ({
    ...random.pick(requesters),
    action:
      actions.length === 0 || random.chance(0.2) ? randomAction(random) : action(random, actions),
  }));
}

/** What may be asked in a random cluster, all of it: also what no rule names. */
export function allActions(): Action[] {
  const verbs = [...WORDS.verbs, 'other'];
  const paths = [...WORDS.paths, '/healthz/other', '/other'];
  const resources = [...WORDS.resources, 'pods/*', 'other', 'other/scale', 'other/exec'];
  const actions: Action[] = paths.flatMap((path) => verbs.map((verb) => ({ verb, path })));
  for (const namespace of ['', ...WORDS.namespaces, 'elsewhere']) {
    for (const group of [...WORDS.apiGroups, 'other']) {
      for (const combined of resources) {
        const [resource = '', subresource = ''] = combined.split('/');
        for (const name of [...WORDS.names, 'other']) {
          for (const verb of verbs) {
            actions.push({ verb, group, resource, subresource, name, namespace });
          }
        }
      }
    }
  }
  return actions;
}

function action(random: Random, actions: readonly Action[]): Action {
  const one = random.pick(actions);
  const other = random.pick(actions);
  if ('path' in one)
    return { verb: random.pick([one, other]).verb, path: pathNear(random, one.path) };
  const near = 'path' in other ? one : other;
  return {
    verb: random.pickWeighted([
      [4, one.verb],
      [1, near.verb],
    ]),
    group: random.pick([one, one, one, near]).group,
    resource: random.pick([one, one, one, near]).resource,
    subresource: random.pick([one, one, one, near]).subresource,
    name: random.pick([one.name, one.name, near.name, '']),
    namespace: random.pick([one.namespace, one.namespace, near.namespace, '', 'default']),
  };
}

function pathNear(random: Random, path: string): string {
  const whole = path.replace(/\*+$/, '');
  return random.pick([path, whole, `${whole}further`, whole.slice(0, -1)]);
}

/** Those that rules allow, with words instead of wildcards. */
function actionsOf(objects: readonly JsonObject[]): Action[] {
  const namespaces = objects.map(({ metadata }) => fieldOf(metadata, 'namespace'));
  const places = [...new Set(namespaces.filter((place) => typeof place === 'string')), ''];
  const actions: Action[] = [];
  objects.flatMap(rulesOf).forEach((rule, ruleIndex) => {
    const namespace = places[ruleIndex % places.length] ?? '';
    for (const verb of rule.verbs.map((word) => concrete(word, 'delete'))) {
      for (const path of rule.nonResourceURLs) actions.push({ verb, path });
      for (const group of rule.apiGroups.map((word) => concrete(word, 'example.com'))) {
        for (const combined of rule.resources) {
          const [resource = '', subresource = ''] = combined.split('/');
          const of = { resource: concrete(resource, 'widgets'), subresource };
          for (const name of [...rule.resourceNames, '']) {
            actions.push({ verb, group, ...of, name, namespace });
          }
        }
      }
    }
  });
  return actions;
}

function requestersOf(objects: readonly JsonObject[]): Requester[] {
  return objects.flatMap((object) => {
    const subjects = fieldOf(object, 'subjects');
    return Array.isArray(subjects) ? subjects.map(requesterOf) : [];
  });
}

function requesterOf(subject: JsonValue): Requester {
  const name = textOf(fieldOf(subject, 'name'));
  const kind = fieldOf(subject, 'kind');
  if (kind === 'Group') return { user: 'member', groups: [name, 'system:authenticated'] };
  if (kind === 'User') return { user: name, groups: ['system:authenticated'] };
  return serviceAccount(textOf(fieldOf(subject, 'namespace')), name);
}

function randomAction(random: Random): Action {
  const verb = random.pick([...WORDS.verbs, 'delete', '*']);
  if (random.chance(0.2)) return { verb, path: random.pick(WORDS.paths) };
  const [resource = '', subresource = ''] = random.pick(WORDS.resources).split('/');
  return {
    verb,
    group: random.pick(WORDS.apiGroups),
    resource,
    subresource,
    name: random.pick([...WORDS.names, '']),
    namespace: random.pick([...WORDS.namespaces, '']),
  };
}

function randomRole(random: Random, name: string, namespace: string | undefined): JsonObject {
  return {
    apiVersion: apiVersion(random),
    kind: namespace === undefined ? 'ClusterRole' : 'Role',
    metadata: metadataOf(name, namespace),
    rules: random.chance(0.1)
      ? null
      : Array.from({ length: random.integer(0, 4) }, () => randomRule(random, namespace)),
  };
}

function randomRule(random: Random, namespace: string | undefined): JsonObject {
  const verbs = some(random, [...WORDS.verbs, '*']);
  if (namespace === undefined && random.chance(0.25)) {
    const paths = [...WORDS.paths, '/healthz/*', '/healthz/**', '*'];
    return { verbs, nonResourceURLs: some(random, paths) };
  }
  return {
    verbs,
    apiGroups: some(random, [...WORDS.apiGroups, '*']),
    resources: some(random, [...WORDS.resources, '*', '*/scale', '*/exec', 'pods/*']),
    ...(random.chance(0.3) ? { resourceNames: some(random, WORDS.names) } : {}),
  };
}

function randomBinding(random: Random, name: string, namespace: string | undefined): JsonObject {
  const version = apiVersion(random);
  const kind = random.pickWeighted([
    [namespace === undefined ? 0.2 : 2, 'Role'],
    [2, 'ClusterRole'],
  ]);
  return {
    apiVersion: version,
    kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: metadataOf(name, namespace),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: random.pick([...ROLES, 'gone']) },
    subjects: Array.from({ length: random.integer(0, 4) }, () => randomSubject(random, version)),
  };
}

/** Old versions name a version where newer ones name a group; Kubernetes looks at neither. */
function randomSubject(random: Random, version: string): JsonObject {
  const isAlpha = version.endsWith('v1alpha1');
  const group = isAlpha ? { apiVersion: version } : { apiGroup: 'rbac.authorization.k8s.io' };
  return random.pickWeighted<JsonObject>([
    [3, { kind: 'User', name: random.pick(WORDS.users), ...group }],
    [3, { kind: 'Group', name: random.pick(WORDS.groups), ...group }],
    [2, { kind: 'ServiceAccount', name: random.pick(WORDS.accounts) }],
    [
      3,
      {
        kind: 'ServiceAccount',
        name: random.pick(WORDS.accounts),
        namespace: random.pick(WORDS.namespaces),
      },
    ],
    [0.3, { kind: 'Robot', name: 'jane' }],
  ]);
}

function some(random: Random, words: readonly string[]): string[] {
  const found = words.filter(() => random.chance(0.3));
  return found.length === 0 ? [random.pick(words)] : found;
}

function metadataOf(name: string, namespace: string | undefined): JsonObject {
  return namespace === undefined ? { name } : { name, namespace };
}

function apiVersion(random: Random): string {
  return `rbac.authorization.k8s.io/${random.pick(VERSIONS)}`;
}

function nameOf(object: JsonObject): string {
  return textOf(fieldOf(object['metadata'], 'name'));
}

function concrete(word: string, instead: string): string {
  return word === '*' ? instead : word;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
