/**
 * Services: addresses and ports that a server has allocated. Those that somebody has named stay, and
 * so does what makes a Service headless (kubernetes pkg/registry/core/service/storage, v1.36.3).
 */

import { fieldOf } from '../../../../bytes/json.ts';
import type { JsonObject } from '../../../../bytes/json.ts';
import { textIn, withItems, withObject, without } from './edit.ts';
import type { NamedFields } from './named-fields.ts';

/** A Service as it was asked for. */
export function cleanService(object: JsonObject, named: NamedFields): JsonObject {
  return withObject(object, 'spec', (spec) => {
    const unnamed: string[] = [];
    const isHeadless = fieldOf(spec, 'clusterIP') === 'None';
    const keepsAddress = isHeadless || named.has('spec', 'clusterIP') === 'yes';
    if (!keepsAddress) unnamed.push('clusterIP', 'clusterIPs');
    // Without any sign of who chose a port it stays: somebody outside may rely on it.
    for (const name of ['healthCheckNodePort', 'ipFamilies', 'ipFamilyPolicy']) {
      if (named.has('spec', name) === 'no') unnamed.push(name);
    }
    return withItems(without(spec, unnamed), 'ports', (port) =>
      named.hasPort(port, 'nodePort') === 'no' ? without(port, ['nodePort']) : port,
    );
  });
}

/** Who made a service account's tokens, and OpenShift's of its registry. */
export function cleanServiceAccount(object: JsonObject): JsonObject {
  const account = textIn(object, 'metadata', 'name') ?? '';
  const made = ['token', 'dockercfg'].map((what) => `${account}-${what}-`);
  const unlessMade = (reference: JsonObject): JsonObject | undefined => {
    const name = textIn(reference, 'name') ?? '';
    const isMade = made.some((prefix) => name.startsWith(prefix));
    return isMade ? undefined : reference;
  };
  return withItems(withItems(object, 'secrets', unlessMade), 'imagePullSecrets', unlessMade);
}

/** Addresses that are kept by hand: the pods behind them have other ids elsewhere. */
export function cleanAddresses(object: JsonObject): JsonObject {
  const withoutIds = (address: JsonObject): JsonObject =>
    withObject(address, 'targetRef', (target) => without(target, ['uid', 'resourceVersion']));
  const slice = withItems(object, 'endpoints', withoutIds);
  return withItems(slice, 'subsets', (subset) =>
    withItems(withItems(subset, 'addresses', withoutIds), 'notReadyAddresses', withoutIds),
  );
}
