/** Versions of Kubernetes and etcd, by what objects say of them. */

import type { JsonObject } from '../../../bytes/json.ts';
import { formatCount } from '../../../bytes/text.ts';
import { fieldAt, listAt, stringOf, textOf } from './object-fields.ts';
import type { KnownVersion } from './report.ts';
import { firstMinorOf } from './stored-versions.ts';

/** Objects of one kind that say one version. */
interface Said {
  readonly version: string;
  readonly what: string;
  /** Plural of what they are: `Nodes`. */
  readonly kinds: string;
  readonly first: string;
  objects: number;
}

/** What says all by its own kind. */
const NAMELESS: ReadonlySet<string> = new Set(['kubeadm', 'component']);
/** Versions of one kind that are told. */
const VERSIONS_MAX = 50;
/** Images of the control plane, by their names; those of managers of etcd have versions of their own. */
const ETCD_IMAGE = /(?:^|\/)(?:hardened-)?etcd:v?(\d+\.\d+\.\d+[\w.+-]*)(?:@|$)/;
const SERVER_IMAGE =
  /(?:^|\/)(?:kube-apiserver(?:-\w+)?|hardened-kubernetes|hyperkube):v?(\d+\.\d+\.\d+[\w.+-]*)(?:@|$)/;
const QUOTA = /^--quota-backend-bytes[= ](\d+)$/;

/** Told of objects, knows the versions. */
export class VersionCollector {
  readonly #said = new Map<string, Said>();
  #minor: { readonly minor: number; readonly source: string } | undefined;
  #quota: number | undefined;

  /** Size that etcd may grow to, where its Pod says so. */
  get quotaBytes(): number | undefined {
    return this.#quota;
  }

  /** The kubelet of a Node. */
  kubelet(node: string, version: string): void {
    if (version !== '') this.#say('kubelet', { version, kinds: 'Nodes', first: `Node ${node}` });
  }

  /** A Pod of the control plane, by its name. */
  controlPlanePod(name: string, pod: JsonObject): void {
    const [container] = listAt(pod, ['spec', 'containers']);
    const image = textOf(container, ['image']);
    const first = `Pod ${name}`;
    if (name.startsWith('etcd-')) {
      const tag = ETCD_IMAGE.exec(image)?.[1];
      // The number behind the version is one of the image.
      const version = tag?.replace(/-\d+$/, '');
      if (version !== undefined) this.#say('etcd image', { version, kinds: 'Pods', first });
      for (const word of [...listAt(container, ['command']), ...listAt(container, ['args'])]) {
        const quota = QUOTA.exec(stringOf(word) ?? '')?.[1];
        if (quota !== undefined) this.#quota = Number(quota);
      }
      return;
    }
    const tag = SERVER_IMAGE.exec(image)?.[1];
    if (tag !== undefined) {
      this.#say('API server image', { version: `v${tag}`, kinds: 'Pods', first });
    }
  }

  /** The ConfigMap kubeadm-config. */
  kubeadmConfig(configMap: JsonObject): void {
    const text = stringOf(fieldAt(configMap, ['data', 'ClusterConfiguration'])) ?? '';
    const version = /^kubernetesVersion: *"?([^\s"]{1,100})/m.exec(text)?.[1];
    const first = 'ConfigMap kube-system/kubeadm-config';
    if (version !== undefined) this.#say('kubeadm', { version, kinds: 'ConfigMaps', first });
  }

  /** A candidate for an election among components, which says its own version. */
  leaseCandidate(name: string, candidate: JsonObject): void {
    const version = textOf(candidate, ['spec', 'binaryVersion']);
    const first = `LeaseCandidate ${name}`;
    if (version !== '') {
      this.#say('component', { version: `v${version}`, kinds: 'LeaseCandidates', first });
    }
  }

  /** What an object of a kind is stored as. */
  stored(apiVersion: string | undefined, kind: string | undefined): void {
    const minor = firstMinorOf(apiVersion, kind);
    if (minor === undefined || minor <= (this.#minor?.minor ?? 0)) return;
    this.#minor = { minor, source: `${kind ?? ''} stored as ${apiVersion ?? ''}` };
  }

  /** Of Kubernetes: the API servers' first, then the kubelets', then a lower bound. */
  kubernetesVersions(): KnownVersion[] {
    const known = ['API server image', 'kubeadm', 'component', 'kubelet'].flatMap((what) =>
      this.#versions(what),
    );
    const { minor, source } = this.#minor ?? {};
    if (minor === undefined || source === undefined) return known;
    return [...known, { version: `1.${String(minor)}`, certainty: 'at-least', source, objects: 1 }];
  }

  /** Of etcd, by the images of its Pods. */
  etcdVersions(): KnownVersion[] {
    return this.#versions('etcd image');
  }

  #versions(what: string): KnownVersion[] {
    return [...this.#said.values()]
      .filter((one) => one.what === what)
      .map(({ version, kinds, first, objects }): KnownVersion => {
        const who = objects === 1 ? first : `${formatCount(objects)} ${kinds}`;
        const source = NAMELESS.has(what) ? who : `${what} of ${who}`;
        return { version, certainty: 'is', source, objects };
      })
      .sort((a, b) => b.objects - a.objects);
  }

  #say(what: string, { version, kinds, first }: Omit<Said, 'what' | 'objects'>): void {
    const id = JSON.stringify([what, version]);
    const known = this.#said.get(id);
    if (known !== undefined) known.objects++;
    else if (this.#said.size < VERSIONS_MAX) {
      this.#said.set(id, { version, what, kinds, first, objects: 1 });
    }
  }
}
