/**
 * Permissions that are nearly all of it at once, as against those that some add-on has for a good
 * reason ("Role Based Access Control Good Practices" of the Kubernetes documentation).
 */

import type { Permission } from '../../rbac/danger.ts';
import { ALL } from '../../rbac/policy-rule.ts';

const RBAC = 'rbac.authorization.k8s.io';
const WRITE = ['create', 'update', 'patch', ALL];

/** Whether a permission makes its holder whoever it wants to be. */
export function isSevere(permission: Permission, isNamespaced: boolean): boolean {
  if ('path' in permission) return false;
  const { verb, group, resource, name } = permission;
  // What is for one object only was meant for it.
  if (name !== undefined) return false;
  const isRbac = group === RBAC || group === ALL;
  if (isRbac && (verb === 'escalate' || verb === 'bind')) return true;
  // To be any service account of one namespace is no more than to make a pod there.
  if (isNamespaced) return false;
  if (verb === 'impersonate' || verb.startsWith('impersonate:')) return true;
  const isCore = group === '' || group === ALL;
  if (isCore && resource === 'nodes/proxy') return true;
  if (isCore && resource === 'serviceaccounts/token') return WRITE.includes(verb);
  if (isRbac && ['clusterroles', 'clusterrolebindings', ALL].includes(resource)) {
    return WRITE.includes(verb);
  }
  return isCertificates(group) && resource === 'certificatesigningrequests/approval';
}

/** Whether a permission is everything. */
export function isEverything(permission: Permission): boolean {
  if ('path' in permission) return false;
  const { verb, group, resource, name } = permission;
  return verb === ALL && group === ALL && resource === ALL && name === undefined;
}

function isCertificates(group: string): boolean {
  return group === 'certificates.k8s.io' || group === ALL;
}
