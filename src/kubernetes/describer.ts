/**
 * What Kubernetes knows of a store that holds its objects. The operations on a store take it as an
 * argument and know no more of Kubernetes than this.
 */

import type { Place, Report } from '../findings.ts';
import { problem } from '../findings.ts';
import { checkEnvelope, encodingOf, isPlainEnvelope, providerOf } from './envelope.ts';
import { objectTime } from './object-time.ts';
import { isRegistryKey, resourceOf } from './storage-key.ts';

/** The part of a record that is looked at: offsets into bytes that are valid for the call. */
interface DescribedRecord {
  readonly bytes: Uint8Array;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly place: Place;
}

/** A check of the objects in the course of one pass. */
interface ObjectCheck {
  record(record: DescribedRecord): void;
  end(): void;
}

/** What Kubernetes says of its objects; the shape that `operations/describer.ts` asks for. */
interface KubernetesDescriber {
  readonly name: string;
  describes(record: DescribedRecord): boolean;
  timeOf(value: Uint8Array): number | undefined;
  classify(key: string): string;
  isDefinition(key: string): boolean;
  check(report: Report): ObjectCheck;
}

/** Where custom resource definitions are kept. */
const DEFINITIONS = '/registry/apiextensions.k8s.io/customresourcedefinitions/';

/** The describer of Kubernetes' objects under `/registry/`. */
export const kubernetes: KubernetesDescriber = {
  name: 'kubernetes',
  describes: ({ bytes, nameStart, nameEnd }) => isRegistryKey(bytes, nameStart, nameEnd),
  timeOf: objectTime,
  classify: resourceOf,
  isDefinition: (key) => key.startsWith(DEFINITIONS),
  check: (report) => new EnvelopeCheck(report),
};

/** Opens the envelope of every object; what is no object, and what is encrypted, is counted. */
class EnvelopeCheck implements ObjectCheck {
  readonly #report: Report;
  readonly #providers = new Map<string, number>();
  #total = 0;
  #undecodable = 0;

  constructor(report: Report) {
    this.#report = report;
  }

  record(record: DescribedRecord): void {
    const { bytes, nameStart, nameEnd, valueStart, valueEnd } = record;
    if (!isRegistryKey(bytes, nameStart, nameEnd)) return;
    this.#total++;
    const encoding = encodingOf(bytes, valueStart, valueEnd);
    if (encoding === 'other') {
      this.#undecodable++;
      return;
    }
    if (encoding === 'protobuf' && isPlainEnvelope(bytes, valueStart, valueEnd)) return;
    const value = bytes.subarray(valueStart, valueEnd);
    const reason = checkEnvelope(value, encoding);
    if (reason !== undefined) this.#report(problem('object-envelope', record.place, { reason }));
    if (encoding !== 'encrypted') return;
    const provider = providerOf(value) ?? 'unknown';
    this.#providers.set(provider, (this.#providers.get(provider) ?? 0) + 1);
  }

  end(): void {
    if (this.#undecodable > 0) {
      const facts = { count: this.#undecodable, total: this.#total };
      this.#report(problem('object-undecodable', {}, facts));
    }
    for (const [provider, count] of [...this.#providers].sort()) {
      this.#report(problem('object-encrypted', {}, { provider, count }));
    }
  }
}
