/** What a Node says of itself (kubernetes api core/v1 types.go, v0.36.3). */

import type { JsonObject } from '../../../bytes/json.ts';
import { fieldAt, listAt, textOf } from './object-fields.ts';
import type { NodeFacts } from './report.ts';

const ROLE_LABEL = 'node-role.kubernetes.io/';
/** Longest label; Kubernetes' have 317 characters at most. */
const ROLE_MAX = 400;
/** Addresses and roles of one node that are told. */
const LIST_MAX = 16;

/** The facts of a Node of this name. */
export function nodeFacts(name: string, node: JsonObject): NodeFacts {
  const info = fieldAt(node, ['status', 'nodeInfo']);
  return {
    name,
    version: textOf(info, ['kubeletVersion']),
    osImage: textOf(info, ['osImage']),
    architecture: textOf(info, ['architecture']),
    kernel: textOf(info, ['kernelVersion']),
    runtime: textOf(info, ['containerRuntimeVersion']),
    internalIps: internalIps(node).slice(0, LIST_MAX),
    roles: rolesOf(node).slice(0, LIST_MAX),
    isReady: isReady(node),
    isSchedulable: fieldAt(node, ['spec', 'unschedulable']) !== true,
    providerId: textOf(node, ['spec', 'providerID']),
  };
}

function internalIps(node: JsonObject): string[] {
  return listAt(node, ['status', 'addresses'])
    .filter((address) => textOf(address, ['type']) === 'InternalIP')
    .map((address) => textOf(address, ['address']));
}

function rolesOf(node: JsonObject): string[] {
  const labels = fieldAt(node, ['metadata', 'labels']);
  const names = typeof labels === 'object' && labels !== null ? Object.keys(labels) : [];
  const roles = names.filter((name) => name.startsWith(ROLE_LABEL));
  return roles.map((name) => name.slice(ROLE_LABEL.length, ROLE_MAX)).sort();
}

function isReady(node: JsonObject): boolean {
  return listAt(node, ['status', 'conditions']).some(
    (one) => textOf(one, ['type']) === 'Ready' && textOf(one, ['status']) === 'True',
  );
}
