/** What a subject gained or lost, as the end of a sentence. */

import { clausesOf, verbsText } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { isDangerous } from './danger.ts';
import type { Permission, ResourcePermission } from './danger.ts';
import { earlierVerbs } from './earlier.ts';
import type { PermissionSet } from './permission.ts';
import { ALL } from './policy-rule.ts';

/** Where something was gained or lost. */
export interface Setting {
  readonly change: 'gained' | 'lost';
  /** `every namespace`, `namespace shop`, `namespaces a and b`. */
  readonly place: string;
}

/** What is said of subjects. */
export interface Predicate {
  /** Most severe first: the lower, the earlier it is read. */
  readonly severity: 'all' | 'danger' | 'other';
  /** Whether it is something that subjects are, not something that they can. */
  readonly isState: boolean;
  /** `get secrets in every namespace`, `cluster-admin`. */
  text(setting: Setting): string;
}

/** Clauses that are listed of what is not dangerous. */
const CLAUSES_SHOWN = 6;
/** Kinds of objects from which on they are only counted. */
const KINDS_COUNTED = 12;
/** Verbs that change nothing. */
const READ = ['get', 'list', 'watch'];

// Resources that belong to no namespace; of others, or unknown ones, it is said where.
// prettier-ignore
const CLUSTER_WIDE = new Set([
  'nodes', 'persistentvolumes', 'clusterroles', 'clusterrolebindings', 'certificatesigningrequests',
  'signers', 'customresourcedefinitions', 'apiservices', 'storageclasses', 'volumeattachments',
  'csinodes', 'csidrivers', 'ingressclasses', 'priorityclasses', 'runtimeclasses', 'flowschemas',
  'prioritylevelconfigurations', 'mutatingwebhookconfigurations', 'validatingwebhookconfigurations',
  'mutatingadmissionpolicies', 'mutatingadmissionpolicybindings', 'validatingadmissionpolicies',
  'validatingadmissionpolicybindings', 'tokenreviews', 'subjectaccessreviews', 'userextras', 'users',
  'groups', 'uids', 'selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'selfsubjectreviews',
]);

/**
 * Says what permissions amount to.
 * @param isCut whether there are more that nobody could list.
 */
export function predicateOf(
  permissions: readonly Permission[],
  isNamespaced: boolean,
  isCut = false,
): Predicate {
  const dangerous = permissions.some((permission) => isDangerous(permission, isNamespaced));
  const severity = dangerous ? 'danger' : 'other';
  if (permissions.some(isEverything)) {
    return isNamespaced
      ? { severity: 'all', isState: false, text: ({ place }) => `do everything in ${place}` }
      : { severity: 'all', isState: true, text: () => 'cluster-admin' };
  }
  const resources = permissions.filter((permission) => 'resource' in permission);
  const isPlaced = resources.some(
    ({ resource }) => !CLUSTER_WIDE.has(resource.replace(/\/.*/, '')),
  );
  const summary = summaryOf(resources, isNamespaced);
  if (summary !== undefined) return { severity, ...summary };
  const clauses = shownClauses(clausesOf(permissions, isNamespaced), isCut);
  return {
    severity,
    isState: false,
    text: (setting) => placed(clauses, setting, isPlaced),
  };
}

/**
 * What the subject could do before with what it gained now: `none`, `get and list`; undefined where
 * that takes more than a few words.
 */
export function earlierText(
  permissions: readonly Permission[],
  earlier: readonly PermissionSet[],
): string | undefined {
  const resources = permissions.filter((permission) => 'resource' in permission);
  if (resources.length < permissions.length || resources.some(isEverything)) return undefined;
  const verbs = earlierVerbs(resources, earlier);
  if (verbs === undefined) return undefined;
  return verbs.size === 0 ? 'none' : verbsText(verbs);
}

/** Everything, with every resource. */
function isEverything(permission: Permission): boolean {
  if ('path' in permission) return false;
  const { verb, group, resource, name } = permission;
  return verb === ALL && group === ALL && resource === ALL && name === undefined;
}

/** Large sets, such as those of the roles view and admin, in one word. */
function summaryOf(
  permissions: readonly ResourcePermission[],
  isNamespaced: boolean,
): Omit<Predicate, 'severity'> | undefined {
  const kinds = new Set(permissions.map(({ group, resource }) => `${resource}\0${group}`));
  if (kinds.size < KINDS_COUNTED) return undefined;
  const has = (verb: string, group: string, resource: string): boolean =>
    permissions.some(
      (one) =>
        (one.verb === verb || one.verb === ALL) &&
        one.group === group &&
        one.resource === resource &&
        one.name === undefined,
    );
  const isHarmless = !permissions.some((permission) => isDangerous(permission, isNamespaced));
  if (
    isHarmless &&
    permissions.every(({ verb }) => READ.includes(verb)) &&
    has('get', '', 'pods')
  ) {
    return { isState: false, text: ({ place }) => `read ${place}` };
  }
  const canChange =
    has('get', '', 'secrets') && has('create', '', 'pods') && has('get', '', 'pods');
  if (!canChange) return undefined;
  return has('create', 'rbac.authorization.k8s.io', 'rolebindings')
    ? { isState: true, text: ({ place }) => `admin of ${place}` }
    : { isState: false, text: ({ place }) => `read and change ${place}, its secrets included` };
}

/** All that is dangerous, and of the rest as much as a person reads. */
function shownClauses(clauses: readonly Clause[], isCut: boolean): string[] {
  const shown = clauses.slice(0, CLAUSES_SHOWN).map(({ text }) => text);
  const more = clauses.length - shown.length;
  if (isCut) return [...shown, 'more than can be listed'];
  return more === 0 ? shown : [...shown, `${more.toLocaleString('en-US')} more`];
}

function placed(clauses: readonly string[], { change, place }: Setting, isPlaced: boolean): string {
  const [first = 'do nothing', ...others] = clauses;
  const where = isPlaced ? ` in ${place}` : '';
  if (others.length === 0) return first + where;
  return `do ${change === 'gained' ? 'more' : 'all of this'}${where}: ${clauses.join('; ')}`;
}
