/**
 * Permissions as a person reads them: `get, list and watch secrets`, `escalate and bind roles`,
 * the dangerous ones first.
 */

import { isDangerous } from './danger.ts';
import type { Permission, ResourcePermission } from './danger.ts';
import { ALL } from './policy-rule.ts';
import { byText, listText, shortened } from './words.ts';

/** Verbs in the order in which people list them; others follow by name. */
// prettier-ignore
const VERBS = [
  ALL, 'escalate', 'bind', 'impersonate', 'get', 'list', 'watch', 'create', 'update', 'patch', 'delete',
  'deletecollection',
];
const RESOURCES_SHOWN = 6;
const NAMES_SHOWN = 3;
const VERBS_SHOWN = 12;

/** What is permitted, in a few words. */
export interface Clause {
  readonly text: string;
  readonly isDangerous: boolean;
}

/** Resources with the same verbs. */
interface Bundle {
  readonly verbs: string;
  readonly resources: Set<string>;
  readonly names: Set<string>;
  readonly isDangerous: boolean;
}

/** Puts permissions into clauses, each once. */
export function clausesOf(permissions: readonly Permission[], isNamespaced: boolean): Clause[] {
  const resources = permissions.filter((permission) => 'resource' in permission);
  const clauses = bundlesOf(resources, isNamespaced).map((bundle) => ({
    text: `${bundle.verbs} ${resourcesText(bundle)}`,
    isDangerous: bundle.isDangerous,
  }));
  return [...clauses, ...pathClauses(permissions)].sort(
    (left, right) =>
      Number(right.isDangerous) - Number(left.isDangerous) ||
      Number(isAboutRoles(right)) - Number(isAboutRoles(left)) ||
      byText(left.text, right.text),
  );
}

/** `get, list and watch`; `do everything with` for all verbs. */
export function verbsText(verbs: Iterable<string>): string {
  const sorted = [...new Set(verbs)].sort(
    (left, right) => rank(left) - rank(right) || byText(left, right),
  );
  return sorted.includes(ALL) ? 'do everything with' : listText(sorted.map(shortened), VERBS_SHOWN);
}

/** How a resource is called: `pods/exec`, `widgets.example.net`, `everything of apps`. */
function resourceText(group: string, resource: string): string {
  const ofGroup = group === '' ? 'the core group' : shortened(group);
  if (resource === ALL) return group === ALL ? 'everything' : `everything of ${ofGroup}`;
  const name = resource.startsWith('*/')
    ? `${resource.slice(2)} of everything`
    : shortened(resource);
  if (group === ALL) return `${name} of every group`;
  // Groups of Kubernetes itself are known by their resources.
  return !group.includes('.') || group.endsWith('.k8s.io') ? name : `${name}.${ofGroup}`;
}

function bundlesOf(permissions: readonly ResourcePermission[], isNamespaced: boolean): Bundle[] {
  const verbsOf = new Map<
    string,
    { first: ResourcePermission; verbs: string[]; dangers: boolean[] }
  >();
  for (const permission of permissions) {
    const { group, resource, name } = permission;
    const id = `${group}\0${resource}${name === undefined ? '' : `\0${name}`}`;
    const found = verbsOf.get(id) ?? { first: permission, verbs: [], dangers: [] };
    verbsOf.set(id, found);
    found.verbs.push(permission.verb);
    found.dangers.push(isDangerous(permission, isNamespaced));
  }
  const bundles = new Map<string, Bundle>();
  for (const { first, verbs, dangers } of verbsOf.values()) {
    const isBundleDangerous = dangers.includes(true);
    const text = verbsText(verbs);
    const resource = resourceText(first.group, first.resource);
    // Names are those of one resource; resources without names are listed together.
    const id = [String(isBundleDangerous), text, first.name === undefined ? '' : resource].join(
      '\0',
    );
    const bundle = bundles.get(id) ?? {
      verbs: text,
      resources: new Set(),
      names: new Set(),
      isDangerous: isBundleDangerous,
    };
    bundles.set(id, bundle);
    bundle.resources.add(resource);
    if (first.name !== undefined) bundle.names.add(first.name);
  }
  return [...bundles.values()];
}

function resourcesText({ resources, names }: Bundle): string {
  const text = listText([...resources].sort(byText), RESOURCES_SHOWN);
  if (names.size === 0) return text;
  return `${text} named ${listText([...names].sort(byText).map(shortened), NAMES_SHOWN)}`;
}

function pathClauses(permissions: readonly Permission[]): Clause[] {
  const verbsOf = new Map<string, string[]>();
  for (const permission of permissions) {
    if (!('path' in permission)) continue;
    const verbs = verbsOf.get(permission.path) ?? [];
    verbsOf.set(permission.path, verbs);
    verbs.push(permission.verb);
  }
  const pathsOf = new Map<string, string[]>();
  for (const [path, verbs] of verbsOf) {
    const text = verbsText(verbs);
    const paths = pathsOf.get(text) ?? [];
    pathsOf.set(text, paths);
    paths.push(path);
  }
  return [...pathsOf].map(([verbs, paths]) => ({
    text: `${verbs} ${pathsText(paths)}`,
    isDangerous: false,
  }));
}

function pathsText(paths: readonly string[]): string {
  if (paths.includes(ALL)) return 'every path';
  const sorted = [...paths].sort(byText).map(shortened);
  return `${paths.length === 1 ? 'path' : 'paths'} ${listText(sorted, RESOURCES_SHOWN)}`;
}

function isAboutRoles({ text }: Clause): boolean {
  return /^(escalate|bind|impersonate)/.test(text);
}

function rank(verb: string): number {
  const index = VERBS.indexOf(verb);
  return index === -1 ? VERBS.length : index;
}
