/**
 * What a resource that somebody names is, by kubectl's rules (kubectl and client-go
 * restmapper/shortcut.go, apimachinery api/meta/restmapper.go, v0.36.3): the plural, a short name,
 * the singular or the kind, each in letters of any size, with the group behind a dot or without:
 * `deploy`, `Deployment`, `deployments.apps`, `deployments.v1.apps`. Of a group its beginning is
 * enough. What is built in wins over what is defined; among the defined nothing does.
 */

import { nearestName } from '../../bytes/nearest.ts';
import type { JsonObject } from '../../bytes/json.ts';
import {
  definedResource,
  fullName,
  KUBERNETES_RESOURCES,
  OPENSHIFT_KNOWN,
} from './known-resource.ts';
import type { KnownResource } from './known-resource.ts';

/** A resource that was named, and the object if one was. */
export interface ResolvedResource extends KnownResource {
  /** What stands behind the slash of `TYPE/NAME`. */
  readonly name: string | undefined;
}

/** How names are resolved. */
export interface ResolveOptions {
  /** Whether it is a cluster of OpenShift, so that what that serves is built in. */
  readonly isOpenShift?: boolean | undefined;
  /** Resources that nothing defines, though objects of them are stored. */
  readonly undefinedResources?: readonly KnownResource[] | undefined;
}

/** Nothing is called so, or several resources are. */
export class ResourceNameError extends Error {
  /** What it may mean, as `resource.group`; what is near to it, if nothing is called so. */
  readonly candidates: readonly string[];
  readonly reason: 'unknown' | 'ambiguous' | 'form';

  constructor(
    reason: ResourceNameError['reason'],
    message: string,
    candidates: readonly string[] = [],
  ) {
    super(message);
    this.reason = reason;
    this.candidates = candidates;
  }

  override get name(): string {
    return 'ResourceNameError';
  }
}

/** A type as it was written, taken apart in one of its ways. */
interface TypeName {
  readonly type: string;
  /** Undefined where none was given. */
  readonly group: string | undefined;
}

const VERSION = /^v\d+(?:(?:alpha|beta)\d+)?$/;

/** What a name can be, the first that fits first. */
const NAME_RULES: readonly ((known: KnownResource, type: string) => boolean)[] = [
  ({ resource }, type) => resource === type,
  ({ shortNames }, type) => shortNames.includes(type),
  ({ singular, kind }, type) => singular === type || kind.toLowerCase() === type,
];

/**
 * What `TYPE` or `TYPE/NAME` names. `definitions` are the store's CustomResourceDefinitions.
 * @throws {ResourceNameError} if nothing is called so, or several defined resources are.
 */
export function resolveResource(
  text: string,
  definitions: readonly JsonObject[],
  options: ResolveOptions = {},
): ResolvedResource {
  const [type = '', name, ...more] = text.split('/');
  if (type === '' || name === '' || more.length > 0) {
    throw new ResourceNameError('form', `found ${text}, expected TYPE or TYPE/NAME`);
  }
  const custom = definitions.flatMap((definition) => definedResource(definition) ?? []);
  const tiers: (readonly KnownResource[])[] =
    options.isOpenShift === true
      ? [[...KUBERNETES_RESOURCES, ...OPENSHIFT_KNOWN], custom]
      : [KUBERNETES_RESOURCES, custom, OPENSHIFT_KNOWN];
  tiers.push(options.undefinedResources ?? []);
  const ways = waysOf(type.toLowerCase());
  for (const tier of tiers) {
    const found = findIn(tier, ways);
    if (found.length > 1) throw ambiguous(type, found);
    const [only] = found;
    if (only !== undefined) return { ...only, name };
  }
  throw unknown(type, tiers.flat());
}

/** `a.b.c` is `a` of the group `b.c`, or version `b` of `a` of the group `c`. */
function waysOf(type: string): TypeName[] {
  const [first = '', ...rest] = type.split('.');
  if (rest.length === 0) return [{ type: first, group: undefined }];
  const ways = [{ type: first, group: rest.join('.') }];
  const [version = '', ...group] = rest;
  if (VERSION.test(version)) ways.push({ type: first, group: group.join('.') });
  return ways;
}

/** Those that the first rule which fits any of them finds. */
function findIn(tier: readonly KnownResource[], ways: readonly TypeName[]): KnownResource[] {
  for (const { type, group } of ways) {
    for (const isCalled of NAME_RULES) {
      const called = tier.filter((known) => isCalled(known, type));
      const found = group === undefined ? called : inGroup(called, group);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** Those of the group, or else of groups that begin so. */
function inGroup(called: readonly KnownResource[], group: string): KnownResource[] {
  const has = (known: KnownResource, matches: (one: string) => boolean): boolean =>
    [known.group, ...known.otherGroups].some(matches);
  const exact = called.filter((known) => has(known, (one) => one === group));
  if (exact.length > 0 || group === '') return exact;
  return called.filter((known) => has(known, (one) => one.startsWith(group)));
}

function ambiguous(type: string, found: readonly KnownResource[]): ResourceNameError {
  const candidates = found.map(fullName).sort();
  const text = `${type} is ambiguous: it may be ${candidates.join(' or ')}`;
  return new ResourceNameError('ambiguous', text, candidates);
}

function unknown(type: string, known: readonly KnownResource[]): ResourceNameError {
  const names = known.flatMap((one) =>
    type.includes('.') ? [fullName(one)] : [one.resource, one.singular, ...one.shortNames],
  );
  const near = nearestName(type.toLowerCase(), names);
  const meant = near === undefined ? '' : `; did you mean ${near}?`;
  const text = `there is no resource called ${type}${meant}`;
  return new ResourceNameError('unknown', text, near === undefined ? [] : [near]);
}
