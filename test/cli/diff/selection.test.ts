/** Which changes are wanted: by class, namespace, kind, and what is left out. */

import { describe, expect, it } from 'vitest';

import { selectionOf } from '../../../src/cli/diff/selection.ts';
import type { SelectionOptions } from '../../../src/cli/diff/selection.ts';
import { encodeText } from '../../../src/bytes/text.ts';
import type { ObjectChange } from '../../../src/kubernetes/change/object-change.ts';
import { classOf } from '../../../src/kubernetes/storage/object-class.ts';
import { placeOf } from '../../../src/kubernetes/storage/place-of.ts';

/** A change of what lies under a key. */
function changeOf(key: string, storedKind?: string): ObjectChange {
  const place = placeOf(encodeText(key));
  const isResource = place.type === 'resource';
  return {
    ...({ change: 'added', fields: [], isContentKnown: true, noise: undefined } as const),
    ...{ place, class: classOf(place), apiVersion: 'v1', before: undefined, after: undefined },
    kind: storedKind ?? (isResource ? (place.kind ?? place.resource) : 'etcd data'),
    namespace: isResource ? place.namespace : undefined,
    name: isResource ? place.name : key,
  };
}

const CHANGES = [
  changeOf('/registry/secrets/shop/db'),
  changeOf('/registry/configmaps/kube-system/kube-root-ca.crt'),
  changeOf('/registry/configmaps/shop/kube-root-ca.crt'),
  changeOf('/registry/namespaces/shop'),
  changeOf('/registry/minions/worker-1'),
  changeOf('/registry/cert-manager.io/certificates/shop/web', 'Certificate'),
  changeOf('/registry/apiextensions.k8s.io/customresourcedefinitions/certificates.cert-manager.io'),
  changeOf('/service/main/leader'),
];

function chosen(options: SelectionOptions): string[] {
  return CHANGES.filter(selectionOf(options)).map(({ kind, namespace, name }) =>
    [kind, ...(namespace === undefined ? [] : [namespace]), name].join(' '),
  );
}

const SECRET = 'Secret shop db';
const SYSTEM_MAP = 'ConfigMap kube-system kube-root-ca.crt';
const SHOP_MAP = 'ConfigMap shop kube-root-ca.crt';
const NAMESPACE = 'Namespace shop';
const NODE = 'Node worker-1';
const CERTIFICATE = 'Certificate shop web';
const DEFINITION = 'CustomResourceDefinition certificates.cert-manager.io';
const LEADER = 'etcd data /service/main/leader';
const ALL = [SECRET, SYSTEM_MAP, SHOP_MAP, NAMESPACE, NODE, CERTIFICATE, DEFINITION, LEADER];

function but(...left: readonly string[]): string[] {
  return ALL.filter((one) => !left.includes(one));
}

describe('a selection', () => {
  it.each<[SelectionOptions, string[]]>([
    [{}, ALL],
    [{ only: new Set(['secrets', 'nodes']) }, [SECRET, NODE]],
    [{ namespace: ['shop'] }, [SECRET, SHOP_MAP, NAMESPACE, CERTIFICATE]],
    [{ kind: ['configMap', 'NODES'] }, [SYSTEM_MAP, SHOP_MAP, NODE]],
    [{ kind: ['certificates.cert-manager.io'] }, [CERTIFICATE]],
    [{ kind: ['Certificate'], namespace: ['other'] }, []],
    [{ kind: ['configmap'], namespace: ['shop'] }, [SHOP_MAP]],
    [{ exclude: ['crds'] }, but(CERTIFICATE, DEFINITION)],
    [{ exclude: ['Configmap', 'secrets'] }, but(SECRET, SYSTEM_MAP, SHOP_MAP)],
    [{ exclude: ['kube-*/*'] }, but(SYSTEM_MAP)],
    [{ exclude: ['*/kube-root-ca.crt'] }, but(SYSTEM_MAP, SHOP_MAP)],
    [{ exclude: ['*/kube-root-ca?crt'] }, ALL],
    [{ exclude: ['/worker-*'] }, but(NODE)],
    [{ exclude: ['shop/*'] }, but(SECRET, SHOP_MAP, CERTIFICATE)],
  ])('%o', (options, expected) => {
    expect(chosen(options)).toEqual(expected);
  });
});
