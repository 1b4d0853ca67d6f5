/** Who made or runs a cluster, by what nodes and keys say. */

import type { NodeFacts, ProviderHint } from './report.ts';

/** Schemes of `spec.providerID`, which cloud controllers set. */
const CLOUDS: Readonly<Partial<Record<string, string>>> = {
  aws: 'AWS',
  azure: 'Azure',
  digitalocean: 'DigitalOcean',
  equinixmetal: 'Equinix Metal',
  gce: 'Google Cloud',
  hcloud: 'Hetzner Cloud',
  ibm: 'IBM Cloud',
  k3s: 'k3s',
  kind: 'kind',
  linode: 'Linode',
  metal3: 'Metal3',
  nutanix: 'Nutanix',
  oci: 'Oracle Cloud',
  openstack: 'OpenStack',
  scaleway: 'Scaleway',
  vsphere: 'vSphere',
  vultr: 'Vultr',
};

/** What distributions put into the version of a kubelet. */
const VERSION_MARKS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\+k3s\d/, 'k3s'],
  [/\+rke2r\d/, 'RKE2'],
  [/-eks-/, 'Amazon EKS'],
  [/-gke\./, 'Google GKE'],
  [/-aliyun\./, 'Alibaba Cloud'],
  [/\+vmware\./, 'VMware Tanzu'],
];

/** What they put into the name of the operating system. */
const OS_MARKS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/^Talos/, 'Talos'],
  [/^Bottlerocket/, 'Bottlerocket'],
  [/^Flatcar/, 'Flatcar'],
  [/CoreOS/, 'CoreOS'],
];

/** The hints of nodes, each name once. */
export function nodeHints(nodes: Iterable<NodeFacts>): ProviderHint[] {
  const found = new Map<string, string>();
  const add = (name: string | undefined, source: string): void => {
    if (name !== undefined && !found.has(name)) found.set(name, source);
  };
  for (const { name, version, osImage, providerId } of nodes) {
    const scheme = /^([a-z0-9]+):\/\//.exec(providerId)?.[1];
    if (scheme !== undefined) add(CLOUDS[scheme] ?? scheme, `providerID of Node ${name}`);
    for (const [mark, made] of VERSION_MARKS) {
      if (mark.test(version)) add(made, `kubelet of Node ${name}`);
    }
    for (const [mark, made] of OS_MARKS) if (mark.test(osImage)) add(made, `Node ${name}`);
  }
  return [...found].map(([name, source]) => ({ name, source }));
}
