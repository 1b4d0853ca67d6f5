/**
 * What a pod can do to the machine it runs on (kubernetes.io, Pod Security Standards): how pods get
 * from a container to the node.
 */

import type { JsonObject, JsonValue } from '../../../bytes/json.ts';
import { fieldOf } from '../../../bytes/json.ts';
import { itemsOf, textOf, textsOf, valueOf } from '../report/json-fields.ts';
import { clip, listWords } from '../report/words.ts';

/** A power of a pod. */
export interface PodPower {
  /** Whether it is enough to own the node. */
  readonly isWhole: boolean;
  /** A verb with its object: `is privileged`, `mounts the host's /etc`. */
  readonly words: string;
}

/** Where the specification of the pods of a workload lies. */
const TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['Pod', ['spec']],
  ['PodTemplate', ['template', 'spec']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
  ...['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Job'].map(
    (kind) => [kind, ['spec', 'template', 'spec']] as const,
  ),
]);

/** Kinds that are pods, or make them. */
export const POD_KINDS: readonly string[] = [...TEMPLATES.keys()];

/** Lists of containers in a pod. */
const CONTAINERS = ['initContainers', 'containers', 'ephemeralContainers'];

/** Capabilities of Linux that are enough to own the node, and those that help. */
const WHOLE_CAPABILITIES = new Set([
  'ALL',
  'SYS_ADMIN',
  'SYS_PTRACE',
  'SYS_MODULE',
  'SYS_RAWIO',
  'DAC_READ_SEARCH',
  'BPF',
]);
const PART_CAPABILITIES = new Set(['NET_ADMIN', 'NET_RAW', 'SYS_BOOT', 'SYS_TIME', 'DAC_OVERRIDE']);

/** Directories and sockets that are enough to own the node. */
const WHOLE_PATHS =
  /^\/?($|etc$|etc\/(kubernetes|ssh|cron[^/]*|sudoers[^/]*|systemd)(\/|$)|root(\/|$)|boot|proc$|dev$|var$|home$|usr$|var\/run$|run$|(var\/)?run\/(docker|containerd|crio)|var\/lib$|var\/lib\/(kubelet|etcd|docker|containerd|rancher)\/?$)/;

/** Whether a directory or socket of the host is enough to own it. */
export function isOwnersPath(path: string): boolean {
  return WHOLE_PATHS.test(normalized(path));
}

/** Whether objects of a kind are pods, or make some. */
export function runsPods(kind: string | undefined): boolean {
  return kind !== undefined && TEMPLATES.has(kind);
}

/** The specification of the pods of an object; undefined if it has none. */
export function podSpecOf(
  kind: string | undefined,
  object: JsonObject | undefined,
): JsonValue | undefined {
  const path = TEMPLATES.get(kind ?? '');
  return path === undefined || object === undefined ? undefined : valueOf(object, ...path);
}

/** Containers of a pod, of all sorts. */
export function containersOf(spec: JsonValue | undefined): readonly JsonValue[] {
  return CONTAINERS.flatMap((list) => itemsOf(spec, list));
}

/** The powers of a pod over its node, those that are enough first. */
export function podPowers(spec: JsonValue | undefined): readonly PodPower[] {
  const containers = containersOf(spec);
  const contexts = [spec, ...containers].map((one) => fieldOf(one, 'securityContext'));
  const powers: PodPower[] = [];
  const add = (isWhole: boolean, words: string): number => powers.push({ isWhole, words });
  if (containers.some(isPrivileged)) add(true, 'is privileged');
  if (contexts.some(isHostProcess)) add(true, 'runs as a process of a Windows host');
  for (const path of new Set(hostPathsOf(spec))) {
    if (isOwnersPath(path)) add(true, `mounts the host's ${pathWords(path)}`);
  }
  if (fieldOf(spec, 'hostPID') === true) add(true, "sees the host's processes");
  const { whole, part } = capabilitiesOf(containers);
  if (whole.length > 0) add(true, `has ${listWords(whole, 3)}`);
  if (part.length > 0) add(false, `has ${listWords(part, 3)}`);
  if (fieldOf(spec, 'hostNetwork') === true) add(false, "uses the host's network");
  if (contexts.some((context) => fieldOf(context, 'procMount') === 'Unmasked')) {
    add(false, 'sees all of /proc');
  }
  if (contexts.some(isUnconfined)) add(false, 'runs without seccomp or AppArmor');
  if (fieldOf(spec, 'hostIPC') === true) add(false, "uses the host's memory segments");
  return powers;
}

function isPrivileged(container: JsonValue): boolean {
  return fieldOf(fieldOf(container, 'securityContext'), 'privileged') === true;
}

function isHostProcess(context: JsonValue | undefined): boolean {
  return fieldOf(fieldOf(context, 'windowsOptions'), 'hostProcess') === true;
}

/** Whether seccomp or AppArmor is switched off by name. */
function isUnconfined(context: JsonValue | undefined): boolean {
  return ['seccompProfile', 'appArmorProfile'].some(
    (profile) => textOf(context, profile, 'type') === 'Unconfined',
  );
}

function capabilitiesOf(containers: readonly JsonValue[]): {
  readonly whole: readonly string[];
  readonly part: readonly string[];
} {
  const names = containers
    .flatMap((container) => textsOf(container, 'securityContext', 'capabilities', 'add'))
    .map((name) => name.toUpperCase().replace(/^CAP_/, ''));
  const unique = [...new Set(names)];
  return {
    whole: unique.filter((name) => WHOLE_CAPABILITIES.has(name)),
    part: unique.filter((name) => PART_CAPABILITIES.has(name)),
  };
}

function hostPathsOf(spec: JsonValue | undefined): string[] {
  return itemsOf(spec, 'volumes').flatMap((volume) => textOf(volume, 'hostPath', 'path') ?? []);
}

function pathWords(path: string): string {
  return path === '/' ? 'root' : clip(path, 60);
}

/** `/etc//./` is `/etc`. */
function normalized(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}
