/** Columns of what connects (see `column.ts`). */

import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { AGE, column, NAME, nameColumn, wide } from './column.ts';
import type { CellContext, ColumnTable } from './column.ts';
import {
  at,
  compareTexts,
  countAt,
  labelsText,
  listAt,
  numberAt,
  orNone,
  scalarText,
  shortList,
  textAt,
  textOr,
  textsAt,
} from './fields.ts';
import { selectorText } from './selector-text.ts';

/** Entries that are shown of a list. */
const ENTRIES_MAX = 3;
/** Characters of an address that are shown in narrow tables. */
const ADDRESS_MAX = 16;

/** Addresses of a load balancer, each once. */
function balancerText(object: JsonObject, { isWide }: CellContext): string {
  const points = listAt(object, 'status', 'loadBalancer', 'ingress');
  const addresses = points
    .map((point) => orNone(textAt(point, 'ip'), textAt(point, 'hostname')))
    .filter((address) => address !== '');
  const text = [...new Set(addresses)].sort(compareTexts).join(',');
  if (isWide || text.length <= ADDRESS_MAX) return text;
  return `${text.slice(0, ADDRESS_MAX - '...'.length)}...`;
}

function externalAddress(service: JsonObject, context: CellContext): string {
  const given = textsAt(service, 'spec', 'externalIPs').join(',');
  switch (textAt(service, 'spec', 'type')) {
    case 'ClusterIP':
    case 'NodePort':
      return orNone(given);
    case 'LoadBalancer': {
      const both = [balancerText(service, context), given].filter((text) => text !== '');
      return orNone(both.join(','), '<pending>');
    }
    case 'ExternalName':
      return textAt(service, 'spec', 'externalName');
    default:
      return '<unknown>';
  }
}

function portText(port: JsonValue): string {
  const node = numberAt(port, 'nodePort');
  const between = node > 0 ? `:${String(node)}` : '';
  return `${countAt(port, 'port')}${between}/${textAt(port, 'protocol')}`;
}

function hostsText(ingress: JsonObject): string {
  const rules = listAt(ingress, 'spec', 'rules');
  const hosts: string[] = [];
  let isMore = false;
  for (const rule of rules) {
    if (hosts.length === ENTRIES_MAX) isMore = true;
    const host = textAt(rule, 'host');
    if (!isMore && host !== '') hosts.push(host);
  }
  const text = orNone(hosts.join(','), '*');
  return isMore ? `${text} + ${String(rules.length - ENTRIES_MAX)} more...` : text;
}

function endpointsText(object: JsonObject): string {
  const subsets = listAt(object, 'subsets');
  if (subsets.length === 0) return '<none>';
  const all = subsets.flatMap((subset) => {
    const addresses = listAt(subset, 'addresses').map((address) => textAt(address, 'ip'));
    const ports = listAt(subset, 'ports');
    if (ports.length === 0) return addresses;
    return ports.flatMap((port) =>
      addresses.map((address) => joinHostPort(address, countAt(port, 'port'))),
    );
  });
  return shortList(all, ENTRIES_MAX, all.length);
}

function joinHostPort(host: string, port: string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function slicePorts(slice: JsonObject): string {
  const ports = listAt(slice, 'ports').map((port) =>
    orNone(scalarText(at(port, 'port')), textOr('*', port, 'name')),
  );
  return orNone(shortList(ports, ENTRIES_MAX, ports.length), '<unset>');
}

function sliceEndpoints(slice: JsonObject): string {
  const all = listAt(slice, 'endpoints').flatMap((endpoint) => textsAt(endpoint, 'addresses'));
  return orNone(shortList(all, ENTRIES_MAX, all.length), '<unset>');
}

/** ` (default)` behind the name of a class that is used where none is named. */
function defaultMark(...annotations: readonly string[]): (object: JsonObject) => string {
  return (object) => {
    const isDefault = annotations.some(
      (annotation) => textAt(object, 'metadata', 'annotations', annotation) === 'true',
    );
    return isDefault ? ' (default)' : '';
  };
}

function parametersText(object: JsonObject): string {
  const parameters = at(object, 'spec', 'parameters');
  if (parameters === undefined || parameters === null) return '<none>';
  const group = textAt(parameters, 'apiGroup');
  const kind = textAt(parameters, 'kind') + (group === '' ? '' : `.${group}`);
  return `${kind}/${textAt(parameters, 'name')}`;
}

function parentText(address: JsonObject): string {
  const parent = at(address, 'spec', 'parentRef');
  if (parent === undefined || parent === null) return '<none>';
  const group = textAt(parent, 'group');
  const type = `${textAt(parent, 'resource')}${group === '' ? '' : `.${group}`}`.toLowerCase();
  const namespace = textAt(parent, 'namespace');
  return [type, ...(namespace === '' ? [] : [namespace]), textAt(parent, 'name')].join('/');
}

/** Columns of Services and what is around them. */
export const NETWORK_COLUMNS: ColumnTable = {
  services: [
    NAME,
    column('TYPE', (object) => textAt(object, 'spec', 'type')),
    column('CLUSTER-IP', (object) => {
      const [first] = textsAt(object, 'spec', 'clusterIPs');
      return orNone(first ?? textAt(object, 'spec', 'clusterIP'));
    }),
    column('EXTERNAL-IP', externalAddress),
    column('PORT(S)', (object) => orNone(listAt(object, 'spec', 'ports').map(portText).join(','))),
    AGE,
    wide('SELECTOR', (object) => labelsText(object, 'spec', 'selector')),
  ],
  endpoints: [NAME, column('ENDPOINTS', endpointsText), AGE],
  'endpointslices.discovery.k8s.io': [
    NAME,
    column('ADDRESSTYPE', (object) => textAt(object, 'addressType')),
    column('PORTS', slicePorts),
    column('ENDPOINTS', sliceEndpoints),
    AGE,
  ],
  'ingresses.networking.k8s.io': [
    NAME,
    column('CLASS', (object) => textOr('<none>', object, 'spec', 'ingressClassName')),
    column('HOSTS', hostsText),
    column('ADDRESS', balancerText),
    column('PORTS', (object) => (listAt(object, 'spec', 'tls').length === 0 ? '80' : '80, 443')),
    AGE,
  ],
  'ingressclasses.networking.k8s.io': [
    nameColumn(defaultMark('ingressclass.kubernetes.io/is-default-class')),
    column('CONTROLLER', (object) => textAt(object, 'spec', 'controller')),
    column('PARAMETERS', parametersText),
    AGE,
  ],
  'networkpolicies.networking.k8s.io': [
    NAME,
    column('POD-SELECTOR', (object) => selectorText(at(object, 'spec', 'podSelector'))),
    AGE,
  ],
  'servicecidrs.networking.k8s.io': [
    NAME,
    column('CIDRS', (object) => textsAt(object, 'spec', 'cidrs').join(',')),
    AGE,
  ],
  'ipaddresses.networking.k8s.io': [NAME, column('PARENTREF', parentText)],
};

export { defaultMark };
