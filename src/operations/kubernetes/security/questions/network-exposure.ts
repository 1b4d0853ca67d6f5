/** What can be reached from outside, what leads outside, and what is kept apart from nothing. */

import { fieldOf } from '../../../../bytes/json.ts';
import { deniedBy } from '../../judge/network-policy.ts';
import { entriesOf, itemsOf, textOf, textsOf, valueOf } from '../../report/json-fields.ts';
import { clip, countOf, listWords, nameWords } from '../../report/words.ts';
import { isPublicAddress } from '../addresses.ts';
import { Findings } from '../findings.ts';
import { setBy, setByWords } from '../managers.ts';
import type { Answer, Question } from '../question.ts';
import type { Seen } from '../seen.ts';

/** Who writes EndpointSlices besides people. */
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
/** Annotations of ingress controllers that put text into their configuration, or run it. */
const SNIPPET = /(configuration|server|auth|stream|location|modsecurity)-snippet$/i;
/** What takes such text out of what it is for: code, other files, other servers. */
const REACHING =
  /lua|\bexec|system\s*\(|serviceaccount|\/var\/run|\/etc\/|\b(alias|root|proxy_pass|include|load_module)\s/i;
/** Longest text that is looked through. */
const SNIPPET_MAX = 100_000;
/** Namespaces that are counted. */
const NAMESPACES_MAX = 100_000;

/** Asks for Services, Ingresses, endpoints by hand and network policies. */
export class NetworkExposure implements Question {
  readonly id = 'network';
  readonly question = 'What is exposed, and where does it lead?';
  readonly kinds: readonly string[] = [
    'Service',
    'Ingress',
    'EndpointSlice',
    'NetworkPolicy',
    'Pod',
  ];
  readonly #findings = new Findings();
  readonly #withPods = new Set<string>();
  readonly #denied = new Map<string, Set<string>>();
  #policies = 0;

  observe(seen: Seen): void {
    if (seen.kind === 'Service') this.#addService(seen);
    else if (seen.kind === 'Ingress') this.#addIngress(seen);
    else if (seen.kind === 'EndpointSlice') this.#addEndpoints(seen);
    else if (seen.kind === 'NetworkPolicy') this.#addPolicy(seen);
    else if (this.#withPods.size < NAMESPACES_MAX) this.#withPods.add(seen.namespace ?? '');
  }

  finish(): Answer {
    const findings = this.#findings;
    const open = [...this.#withPods].filter((one) => !this.#denied.has(one) && !isSystem(one));
    const names = listWords(open.sort().map(nameWords), 5);
    const apart =
      open.length === 0
        ? ''
        : `; ${countOf(open.length, 'namespace')} with pods and no policy for all of them: ${names}`;
    const answer =
      `${countOf(findings.total, 'object')} to know of; ` +
      `${countOf(this.#policies, 'network policy', 'network policies')}${apart}`;
    return { answer, findings };
  }

  #addService(seen: Seen): void {
    const spec = fieldOf(seen.object, 'spec');
    const external = textsOf(spec, 'externalIPs').map((one) => clip(one, 60));
    if (external.length > 0) {
      const detail = `takes all traffic of nodes to ${listWords(external, 4)} (spec.externalIPs)`;
      const by = setByWords(setBy(seen.whole, 'spec', 'externalIPs'));
      this.#findings.alarm(seen, detail + by);
    }
    const type = textOf(spec, 'type');
    const ports = itemsOf(spec, 'ports').flatMap((port) => numberText(fieldOf(port, 'port')));
    const onPorts = ports.length === 0 ? '' : ` on port ${listWords(ports, 4)}`;
    if (type === 'LoadBalancer') {
      const ranges = textsOf(spec, 'loadBalancerSourceRanges').map((one) => clip(one, 60));
      const from = ranges.length === 0 ? '' : `, from ${listWords(ranges, 3)}`;
      this.#findings.note(seen, `offered outside by a load balancer${onPorts}${from}`);
    } else if (type === 'NodePort') {
      const nodes = itemsOf(spec, 'ports').flatMap((port) => numberText(fieldOf(port, 'nodePort')));
      this.#findings.note(seen, `offered on every node, port ${listWords(nodes, 4)}`);
    } else if (type === 'ExternalName') {
      const target = textOf(spec, 'externalName') ?? '';
      this.#findings.note(seen, `leads to ${clip(target, 120)}`);
    }
  }

  #addIngress(seen: Seen): void {
    const hosts = itemsOf(seen.object, 'spec', 'rules').map((rule) =>
      clip(textOf(rule, 'host') ?? '*', 100),
    );
    const snippets = entriesOf(seen.object, 'metadata', 'annotations')
      .filter(([name]) => SNIPPET.test(name))
      .map(([name, text]) => ({ name, text: typeof text === 'string' ? text : '' }));
    const where = `offered outside as ${listWords([...new Set(hosts)], 4) || '*'}`;
    if (snippets.length === 0) this.#findings.note(seen, where);
    else {
      const names = listWords(
        snippets.map(({ name }) => clip(name, 80)),
        3,
      );
      const isFar = snippets.some(({ text }) => REACHING.test(text.slice(0, SNIPPET_MAX)));
      const detail = `${where}, with configuration of its own (${names})`;
      this.#findings.add(isFar ? 'alarm' : 'note', seen, detail);
    }
  }

  /** Endpoints that no controller wrote: a Service without a selector leads there. */
  #addEndpoints(seen: Seen): void {
    const manager = textOf(seen.object, 'metadata', 'labels', MANAGED_BY);
    const isOwn = seen.namespace === 'default' && seen.name === 'kubernetes';
    if (isOwn || manager?.endsWith('.k8s.io') === true) return;
    const addresses = itemsOf(seen.object, 'endpoints').flatMap((one) => textsOf(one, 'addresses'));
    const outside = addresses.filter(isPublicAddress);
    if (addresses.length === 0) return;
    const shown = outside.length > 0 ? outside : addresses;
    const detail = `leads to ${listWords(
      shown.map((one) => clip(one, 60)),
      4,
    )}; no controller wrote it`;
    this.#findings.note(seen, detail);
  }

  #addPolicy(seen: Seen): void {
    this.#policies++;
    const { object, namespace = '' } = seen;
    if (object === undefined) return;
    const denied = deniedBy(object);
    if (denied.length > 0 && this.#denied.size < NAMESPACES_MAX) {
      this.#denied.set(namespace, new Set(denied));
    }
    const isForAll = entriesOf(object, 'spec', 'podSelector').length === 0;
    const open = ['ingress', 'egress'].filter((direction) =>
      itemsOf(object, 'spec', direction).some(
        (rule) =>
          itemsOf(rule, direction === 'ingress' ? 'from' : 'to').length === 0 &&
          itemsOf(rule, 'ports').length === 0 &&
          valueOf(rule) !== null,
      ),
    );
    if (open.length === 0) return;
    const whom = isForAll ? 'all pods of its namespace' : 'the pods that it selects';
    this.#findings.note(seen, `allows all ${listWords(open)} of ${whom}`);
  }
}

function isSystem(namespace: string): boolean {
  return /^(kube-|openshift-)/.test(namespace);
}

function numberText(value: unknown): string[] {
  return typeof value === 'number' ? [String(value)] : [];
}
