/**
 * Where the released programs of `versions.ts` are kept, and whether they are all there. Nothing is
 * downloaded or built here: `npm run oracles` does that once.
 */
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

import {
  BBOLT_VERSION,
  DUMP_LOGS_VERSION,
  ETCD_VERSIONS,
  KUBERNETES_VERSION,
  ORACLE_RECIPES,
} from './versions.ts';
import type { EtcdVersion } from './versions.ts';

/** The programs of one etcd release, as absolute paths. */
export interface EtcdTools {
  readonly version: EtcdVersion;
  /** The server. */
  readonly etcd: string;
  readonly etcdctl: string;
  /** The offline tool: `etcdutl`, or in 3.4, which has none, `etcdctl`. */
  readonly etcdutl: string;
}

/** Every released program, as absolute paths. */
export interface Oracles {
  readonly folder: string;
  readonly etcd: Readonly<Record<EtcdVersion, EtcdTools>>;
  /** The `bbolt` command. */
  readonly bbolt: string;
  /** The `etcd-dump-logs` command. */
  readonly dumpLogs: string;
  /** The `kube-apiserver` command. */
  readonly kubeApiServer: string;
  /** What writes objects as kubectl prints them. */
  readonly kubectlPrint: string;
  /** The program that answers as Kubernetes' RBAC authorizer does. */
  readonly rbacAuthorizer: string;
}

/**
 * The folder of the programs: `ETCD_SNAPSHOT_ORACLES`, else `etcd-snapshot/oracles` in
 * `XDG_CACHE_HOME` or `~/.cache`.
 */
export function oraclesFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment['ETCD_SNAPSHOT_ORACLES'];
  if (chosen) return resolve(chosen);
  const cache = environment['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return resolve(cache, 'etcd-snapshot', 'oracles');
}

/** The paths of all programs, or `undefined` when one of them is missing. */
export function locateOracles(folder: string = oraclesFolder()): Oracles | undefined {
  if (!ORACLE_RECIPES.every((recipe) => isProgram(join(folder, recipe.file)))) return undefined;
  const tools = ETCD_VERSIONS.map((version) => [version, etcdTools(folder, version)] as const);
  return {
    folder,
    etcd: Object.fromEntries(tools) as Record<EtcdVersion, EtcdTools>,
    bbolt: join(folder, `bbolt-${BBOLT_VERSION}`, 'bbolt'),
    dumpLogs: join(folder, `etcd-dump-logs-${DUMP_LOGS_VERSION}`, 'etcd-dump-logs'),
    kubeApiServer: join(folder, `kube-apiserver-${KUBERNETES_VERSION}`, 'kube-apiserver'),
    kubectlPrint: join(folder, `kubectl-print-${KUBERNETES_VERSION}`, 'kubectl-print'),
    rbacAuthorizer: join(folder, `rbac-authorizer-${KUBERNETES_VERSION}`, 'rbac-authorizer'),
  };
}

/** Whether the file exists and may be run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function etcdTools(folder: string, version: EtcdVersion): EtcdTools {
  const path = (program: string): string => join(folder, version, program);
  const offline = version.startsWith('3.4.') ? 'etcdctl' : 'etcdutl';
  return { version, etcd: path('etcd'), etcdctl: path('etcdctl'), etcdutl: path(offline) };
}
