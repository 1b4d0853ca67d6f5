/** APIs that somebody else answers: aggregated ones, and conversions of custom resources. */

import { fieldOf } from '../../../../bytes/json.ts';
import type { JsonValue } from '../../../../bytes/json.ts';
import { isOutside } from '../../judge/webhook.ts';
import { textOf, valueOf } from '../../report/json-fields.ts';
import { clip, countOf, nameWords } from '../../report/words.ts';
import { Findings } from '../findings.ts';
import type { Answer, Question } from '../question.ts';
import { setBy, setByWords } from '../managers.ts';
import { shownUrl } from '../shown-url.ts';
import type { Seen } from '../seen.ts';

/** APIs that are installed without TLS verification by their own manifests. */
const USUALLY_INSECURE = /\.metrics\.k8s\.io$/;

/** Asks for APIServices with a Service, and for conversion webhooks. */
export class ApiExtensions implements Question {
  readonly id = 'api-extensions';
  readonly question = 'Does somebody else answer for the API?';
  readonly kinds: readonly string[] = ['APIService', 'CustomResourceDefinition'];
  readonly #findings = new Findings();
  #definitions = 0;
  #aggregated = 0;

  observe(seen: Seen): void {
    if (seen.kind === 'APIService') this.#addApiService(seen);
    else this.#addDefinition(seen);
  }

  finish(): Answer {
    const findings = this.#findings;
    const aggregated = countOf(this.#aggregated, 'aggregated API');
    const defined = countOf(this.#definitions, 'kind', 'kinds');
    return { answer: `${aggregated}; ${defined} defined by custom resources`, findings };
  }

  #addApiService(seen: Seen): void {
    const spec = fieldOf(seen.object, 'spec');
    const service = fieldOf(spec, 'service');
    if (service === undefined || service === null) return;
    this.#aggregated++;
    const address = `${textOf(service, 'namespace') ?? ''}/${textOf(service, 'name') ?? ''}`;
    const isInsecure = fieldOf(spec, 'insecureSkipTLSVerify') === true;
    const { whole } = seen;
    const by = setBy(whole, 'spec', 'insecureSkipTLSVerify');
    const isLater = by !== undefined && by.manager !== setBy(whole, 'spec', 'service')?.manager;
    const isAlarm = isInsecure && (isLater || !USUALLY_INSECURE.test(seen.name));
    const how = isInsecure
      ? `, without TLS verification: anybody in between can answer${setByWords(by)}`
      : '';
    const detail = `answered by Service ${nameWords(address)}${how}`;
    this.#findings.add(isAlarm ? 'alarm' : 'note', seen, detail);
  }

  #addDefinition(seen: Seen): void {
    this.#definitions++;
    const conversion = valueOf(seen.object, 'spec', 'conversion');
    const client = clientOf(conversion);
    const kind = clip(textOf(seen.object, 'spec', 'names', 'kind') ?? '', 100);
    if (client === undefined) {
      this.#findings.note(seen, `defines ${kind}`);
      return;
    }
    const url = textOf(client, 'url');
    if (url !== undefined && isOutside(url)) {
      const detail = `every ${kind} is converted outside the cluster: ${shownUrl(url)}`;
      this.#findings.alarm(seen, detail);
      return;
    }
    const service = fieldOf(client, 'service');
    const address = `${textOf(service, 'namespace') ?? ''}/${textOf(service, 'name') ?? ''}`;
    this.#findings.note(seen, `every ${kind} is converted by Service ${nameWords(address)}`);
  }
}

/** Who converts, in v1 and in v1beta1. */
function clientOf(conversion: JsonValue | undefined): JsonValue | undefined {
  return (
    valueOf(conversion, 'webhook', 'clientConfig') ?? fieldOf(conversion, 'webhookClientConfig')
  );
}
