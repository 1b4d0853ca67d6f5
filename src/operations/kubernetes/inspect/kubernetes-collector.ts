/** What there is to say of the Kubernetes cluster, from the objects that say it. */

import type { JsonObject } from '../../../bytes/json.ts';
import type { ResourcePlace, StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import { nodeFacts } from './node-facts.ts';
import { listAt, textOf } from './object-fields.ts';
import { nodeHints } from './provider-hints.ts';
import { FIRST_MAX } from './report.ts';
import type {
  KubernetesFacts,
  NamespaceFacts,
  NodeFacts,
  ProviderHint,
  SpaceCounts,
} from './report.ts';
import { cut } from './shown-key.ts';
import type { SeenKey } from './value-pass.ts';
import { VersionCollector } from './version-collector.ts';

const CONTROL_PLANE_POD = /^(?:kube-apiserver|etcd)-/;
/** Objects of which there are few, each of which says something. */
const RESOURCES: ReadonlySet<string> = new Set([
  '/nodes',
  '/namespaces',
  'coordination.k8s.io/leasecandidates',
  'config.openshift.io/clusterversions',
  'config.openshift.io/infrastructures',
]);

/** What is needed besides the objects. */
export interface ClusterSurroundings {
  readonly prefixes: readonly string[];
  /** Live objects and bytes by namespace. */
  readonly namespaces: ReadonlyMap<string, SpaceCounts>;
  /** Owners of keys that are none of Kubernetes'. */
  readonly owners: Iterable<string>;
}

/** Told of objects, knows the cluster. */
export class KubernetesCollector {
  readonly versions: VersionCollector = new VersionCollector();
  readonly #nodes: NodeFacts[] = [];
  #nodeCount = 0;
  readonly #phases = new Map<string, string>();
  readonly #hints = new Map<string, string>();

  /** Whether it needs what may lie in a group of keys. */
  static wantsOf(place: StoragePlace): boolean {
    if (place.type !== 'resource') return false;
    if (RESOURCES.has(resourceOf(place))) return true;
    if (isClockLease(place)) return true;
    const isSystem = place.namespace === 'kube-system' && place.group === '';
    return isSystem && (place.resource === 'pods' || place.resource === 'configmaps');
  }

  /** Whether it needs what lies at a place of such a group. */
  static wants(place: StoragePlace): boolean {
    if (!KubernetesCollector.wantsOf(place) || place.type !== 'resource') return false;
    if (RESOURCES.has(resourceOf(place)) || isClockLease(place)) return true;
    if (place.resource === 'pods') return CONTROL_PLANE_POD.test(place.name);
    return place.name === 'kubeadm-config';
  }

  /** An object, or what is left of one. */
  observe({ place, stored }: SeenKey): void {
    if (place.type !== 'resource' || stored === undefined) return;
    if (place.kind !== undefined) this.versions.stored(stored.apiVersion, stored.kind);
    if (!KubernetesCollector.wants(place)) return;
    // What cannot be read is there all the same.
    if (place.resource === 'namespaces') this.#phases.set(cut(place.name), '');
    if (place.resource === 'nodes') this.#nodeCount++;
    const { object } = stored;
    if (object !== undefined) this.#observe(place, object);
  }

  /** The facts. */
  finish({ prefixes, namespaces, owners }: ClusterSurroundings): KubernetesFacts {
    const nodes = this.#nodes.sort((a, b) => compare(a.name, b.name));
    const all = this.#namespaces(namespaces);
    for (const owner of owners) {
      if (owner.startsWith('k3s:')) this.#hint('k3s', 'keys under k3s/');
      else if (owner.startsWith('RKE2:')) this.#hint('RKE2', 'keys under rke2/');
    }
    const hints = [...this.#hints].map(([name, source]): ProviderHint => ({ name, source }));
    const further = nodeHints(nodes).filter(({ name }) => !this.#hints.has(name));
    return {
      prefixes,
      versions: this.versions.kubernetesVersions(),
      providers: [...hints, ...further],
      nodes,
      nodeCount: this.#nodeCount,
      namespaces: all.slice(0, FIRST_MAX),
      namespaceCount: all.length,
    };
  }

  #observe(place: ResourcePlace, object: JsonObject): void {
    const { resource } = place;
    const name = cut(place.name);
    if (resource === 'nodes') this.#node(nodeFacts(name, object));
    else if (resource === 'namespaces') this.#phases.set(name, textOf(object, ['status', 'phase']));
    else if (resource === 'pods') this.versions.controlPlanePod(name, object);
    else if (resource === 'leasecandidates') this.versions.leaseCandidate(name, object);
    else if (resource === 'configmaps') {
      this.versions.kubeadmConfig(object);
      this.#hint('kubeadm', 'ConfigMap kube-system/kubeadm-config');
    } else if (resource === 'clusterversions') {
      const [newest] = listAt(object, ['status', 'history']);
      const version =
        textOf(newest, ['version']) || textOf(object, ['status', 'desired', 'version']);
      this.#hint(`OpenShift ${version}`.trim(), `ClusterVersion ${name}`);
    } else if (resource === 'infrastructures') {
      const platform = textOf(object, ['status', 'platform']);
      if (platform !== '') this.#hint(platform, `Infrastructure ${name}`);
    }
  }

  #node(facts: NodeFacts): void {
    if (this.#nodes.length < FIRST_MAX) this.#nodes.push(facts);
    this.versions.kubelet(facts.name, facts.version);
  }

  #hint(name: string, source: string): void {
    if (!this.#hints.has(name)) this.#hints.set(name, source);
  }

  /** Those that exist, and those that objects are in. */
  #namespaces(counts: ReadonlyMap<string, SpaceCounts>): NamespaceFacts[] {
    const names = new Set([...this.#phases.keys(), ...counts.keys()]);
    const all = [...names].map((name): NamespaceFacts => {
      const { objects = 0, liveBytes = 0 } = counts.get(name) ?? {};
      const phase = this.#phases.get(name);
      return { name, objects, liveBytes, exists: phase !== undefined, phase: phase ?? '' };
    });
    const kept = all.filter(({ exists, objects }) => exists || objects > 0);
    return kept.sort((a, b) => b.objects - a.objects || compare(a.name, b.name));
  }
}

/** Leases that are renewed every few seconds: of nodes, leaders and API servers. */
function isClockLease(place: ResourcePlace): boolean {
  const { namespace = '' } = place;
  const isSystem = namespace === 'kube-system' || namespace === 'kube-node-lease';
  return isSystem && resourceOf(place) === 'coordination.k8s.io/leases';
}

function resourceOf({ group, resource }: ResourcePlace): string {
  return `${group}/${resource}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
