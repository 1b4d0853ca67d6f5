/**
 * Who else keeps data in an etcd, known by how its keys begin. What a prefix is followed by may say
 * more than the program that wrote it, so the longest one decides.
 */

/** Prefixes of keys, and whose they are. */
const TENANTS: readonly (readonly [prefix: string, tenant: string])[] = [
  ['cilium/', 'Cilium'],
  ['/cilium/', 'Cilium'],
  ['/calico/', 'Calico'],
  ['/coreos.com/network/', 'flannel'],
  ['/atomic.io/network/', 'flannel'],
  ['/coreos.com/updateengine/', 'locksmith'],
  ['/skydns/', 'SkyDNS (CoreDNS, ExternalDNS)'],
  ['/apisix/', 'APISIX'],
  ['/service/', 'Patroni'],
  ['/patroni/', 'Patroni'],
  ['by-dev/', 'Milvus'],
  ['traefik/', 'Traefik'],
  ['/traefik/', 'Traefik'],
  ['docker/network/', 'Docker libnetwork'],
  ['docker/nodes/', 'Docker Swarm'],
  ['/docker/network/', 'Docker libnetwork'],
  ['/pd/', 'TiDB (PD)'],
  ['/tidb/', 'TiDB'],
  ['/tikv/', 'TiDB (TiKV)'],
  ['/topology/', 'TiDB'],
  ['vault/', 'Vault'],
  ['/vault/', 'Vault'],
  ['pwx/', 'Portworx'],
  ['_kv/', 'M3'],
  ['_sd.placement/', 'M3'],
  ['/contiv.io/', 'Contiv'],
  ['/vnf-agent/', 'Ligato VPP agent'],
];

/** For keys that nobody is known for. */
export const NOBODY = 'etcd data';

/** Whose key it is, by its text. */
export function tenantOf(key: string): string {
  let length = 0;
  let tenant = NOBODY;
  for (const [prefix, name] of TENANTS) {
    if (prefix.length <= length || !key.startsWith(prefix)) continue;
    length = prefix.length;
    tenant = name;
  }
  return tenant;
}
