/** What the configuration of a cluster's DNS sends elsewhere. */

import { entriesOf, textOf } from '../report/json-fields.ts';
import { clip } from '../report/words.ts';
import type { JsonObject } from '../../../bytes/json.ts';
import { isPublicAddress } from './addresses.ts';

const REWRITE = /^(rewrite|answer)\b/;
/** An entry of `hosts`: an address and a name. */
const HOSTS_ENTRY = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]+)\s+\S/i;
const FORWARD = /^(forward|proxy|stubDomains|upstreamNameservers)\b/;
const SHOWN_MAX = 100;
/** What K3s keeps names of nodes in, for the plugin `hosts`. */
const NODE_HOSTS = 'NodeHosts';
/** Lines of one configuration that are looked at. */
const LINES_MAX = 10_000;

/** A line that answers or sends on differently. */
export interface DnsRule {
  readonly isAlarm: boolean;
  readonly line: string;
}

/** A name that is answered with the address beside it. */
export interface HostLine {
  readonly line: string;
  readonly name: string;
}

/** What K3s lists of the nodes in its DNS ConfigMap, by name; names of the machine itself are none. */
export function nodeHostsOf(object: JsonObject | undefined): readonly HostLine[] {
  const lines = (textOf(object, 'data', NODE_HOSTS) ?? '').split('\n', LINES_MAX);
  return lines.flatMap((line) => {
    if (!HOSTS_ENTRY.test(line.trim())) return [];
    const [, ...names] = line.trim().split(/\s+/);
    const others = names.filter((name) => !/(^|\.)(localhost|internal)$/.test(name));
    return others.map((name) => ({ line: clip(line.trim(), SHOWN_MAX), name }));
  });
}

/** The lines of a DNS ConfigMap that lead names elsewhere than to the nodes' own resolvers. */
export function dnsRulesOf(object: JsonObject | undefined): readonly DnsRule[] {
  return entriesOf(object, 'data').flatMap(([name, text]) =>
    typeof text !== 'string' || name === NODE_HOSTS
      ? []
      : text
          .split('\n')
          .slice(0, LINES_MAX)
          .flatMap((line) => ruleOf(line.trim())),
  );
}

function ruleOf(line: string): DnsRule[] {
  if (REWRITE.test(line) || HOSTS_ENTRY.test(line)) {
    return [{ isAlarm: true, line: clip(line, SHOWN_MAX) }];
  }
  const isForwarded =
    FORWARD.test(line) &&
    line.split(/[\s"[\],]+/).some((word) => isPublicAddress(word.replace(/^\w+:\/\/|:\d+$/g, '')));
  return isForwarded ? [{ isAlarm: false, line: clip(line, SHOWN_MAX) }] : [];
}
