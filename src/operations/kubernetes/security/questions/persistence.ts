/** How somebody stays: work that starts again, where few look. */

import { fieldOf, isJsonObject } from '../../../../bytes/json.ts';
import { isAwsAuth } from '../../judge/aws-auth.ts';
import { POD_KINDS, containersOf, podSpecOf } from '../../judge/pod-powers.ts';
import { isClusterDns, isControlPlanePod } from '../../judge/system-names.ts';
import { controllerOf, textOf } from '../../report/json-fields.ts';
import { clip, countOf, listWords, nameWords } from '../../report/words.ts';
import { awsAdminsOf } from '../aws-admins.ts';
import { dnsRulesOf, nodeHostsOf } from '../dns-rules.ts';
import { Findings } from '../findings.ts';
import type { Answer, Question } from '../question.ts';
import type { Named, Seen } from '../seen.ts';

/** Annotation of a pod that a node runs from a file. */
const MIRROR = 'kubernetes.io/config.mirror';
const SYSTEM = 'kube-system';
/** A pod that Minikube makes by hand. */
const KNOWN_POD = 'storage-provisioner';
/** Nodes whose names are remembered. */
const NODES_MAX = 20_000;

/** Asks for workloads of kube-system, static pods, hooks, the DNS and the map of Amazon. */
export class Persistence implements Question {
  readonly id = 'persistence';
  readonly question = 'How could somebody stay?';
  readonly kinds: readonly string[] = [...POD_KINDS, 'ConfigMap', 'Node'];
  readonly #findings = new Findings();
  readonly #nodes = new Set<string>();
  readonly #hosts: { readonly named: Named; readonly line: string; readonly name: string }[] = [];
  #cronJobs = 0;

  observe(seen: Seen): void {
    if (seen.kind === 'Node') {
      if (this.#nodes.size < NODES_MAX) this.#nodes.add(seen.name);
    } else if (seen.kind === 'ConfigMap') this.#addConfigMap(seen);
    else if (seen.object !== undefined) this.#addWorkload(seen);
  }

  finish(): Answer {
    const findings = this.#findings;
    for (const { named, line, name } of this.#hosts) {
      if (!this.#nodes.has(name)) findings.alarm(named, `the cluster's DNS, and no node: ${line}`);
    }
    const answer =
      `${countOf(findings.total, 'object')} to know of; ` +
      `${countOf(this.#cronJobs, 'CronJob')} outside of ${SYSTEM}`;
    return { answer, findings };
  }

  #addConfigMap(seen: Seen): void {
    if (isAwsAuth(seen)) {
      for (const { isForeign, words } of awsAdminsOf(seen.object)) {
        this.#findings.add(isForeign ? 'alarm' : 'note', seen, words);
      }
    } else if (isClusterDns(seen)) {
      const { kind, namespace, name: own, key } = seen;
      for (const { line, name } of nodeHostsOf(seen.object)) {
        if (this.#hosts.length >= NODES_MAX) break;
        this.#hosts.push({ named: { kind, namespace, name: own, key }, line, name });
      }
      for (const { isAlarm, line } of dnsRulesOf(seen.object)) {
        this.#findings.add(isAlarm ? 'alarm' : 'note', seen, `the cluster's DNS: ${line}`);
      }
    }
  }

  #addWorkload(seen: Seen): void {
    const { object, kind, namespace } = seen;
    const owner = controllerOf(object);
    const isMirror = textOf(object, 'metadata', 'annotations', MIRROR) !== undefined;
    if (kind === 'Pod' && (isMirror || owner?.kind === 'Node')) {
      const isOwn = isControlPlanePod(seen);
      const node = textOf(object, 'spec', 'nodeName') ?? owner?.name ?? '';
      const detail = `started from a file on node ${nameWords(node)}${imagesWords(seen)}`;
      this.#findings.add(isOwn ? 'note' : 'alarm', seen, detail);
      return;
    }
    // What a controller makes is told with the controller.
    if (owner !== undefined && POD_KINDS.includes(owner.kind)) return;
    this.#addHooks(seen);
    if (namespace !== SYSTEM) {
      if (kind === 'CronJob') this.#cronJobs++;
      return;
    }
    const schedule = textOf(object, 'spec', 'schedule');
    const when = schedule === undefined ? '' : `, schedule ${clip(schedule, 60)}`;
    const isByHand = kind === 'Pod' && owner === undefined && seen.name !== KNOWN_POD;
    const isOdd = kind === 'CronJob' || isByHand;
    const what = isOdd
      ? `a ${kind} made by hand among the system's own`
      : "one of the system's own";
    this.#findings.add(isOdd ? 'alarm' : 'note', seen, what + imagesWords(seen) + when);
  }

  #addHooks(seen: Seen): void {
    for (const container of containersOf(podSpecOf(seen.builtIn, seen.object))) {
      const hook = fieldOf(fieldOf(container, 'lifecycle'), 'postStart');
      if (!isJsonObject(hook)) continue;
      const name = nameWords(textOf(container, 'name') ?? '');
      this.#findings.note(
        seen,
        `container ${name} runs something as soon as it started (postStart)`,
      );
    }
  }
}

function imagesWords(seen: Seen): string {
  const containers = containersOf(podSpecOf(seen.builtIn, seen.object));
  const images = containers.flatMap((container) => textOf(container, 'image') ?? []);
  return images.length === 0 ? '' : `; runs ${listWords([...new Set(images)].map(nameWords), 3)}`;
}
