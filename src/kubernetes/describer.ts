/**
 * What Kubernetes knows of a store that holds its objects. The operations on a store take it as an
 * argument and know no more of Kubernetes than this.
 */

import { encodeText } from '../bytes/text.ts';
import type { Place, Report } from '../findings.ts';
import { problem } from '../findings.ts';
import { describeChange } from './change/describe-change.ts';
import type { DescribeOptions, ObjectPair } from './change/describe-change.ts';
import type { ObjectChange, StoredObject } from './change/object-change.ts';
import { readStoredObject } from './change/stored-object.ts';
import type { ObjectRecord } from './change/stored-object.ts';
import { createDecryptor } from './encryption/decryptor.ts';
import type { Decryptor } from './encryption/decryptor.ts';
import { checkEnvelope, encodingOf, isPlainEnvelope, providerOf } from './envelope.ts';
import { objectTime } from './object-time.ts';
import { isRegistryKey, resourceOf } from './storage/registry-key.ts';
import { placeOf } from './storage/place-of.ts';

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

/** How changes are described. */
export interface KubernetesDescriberOptions extends Omit<DescribeOptions, 'decryptor'> {
  /** Opens what is encrypted; without it the content of such values is unknown. */
  readonly decryptor?: Decryptor | undefined;
}

/** Says what changes mean; the shape that `operations/diff/change.ts` asks for. */
export interface KubernetesChangeDescriber {
  /** Keys of what decides over others: RBAC and the definitions of custom resources. */
  readonly alsoUnder: readonly Uint8Array[];
  wantsValue(pair: ObjectPair): boolean;
  describeChange(pair: ObjectPair): ObjectChange;
  /** The object under a key that did not change. */
  describeObject(key: Uint8Array, record: ObjectRecord): StoredObject;
}

/** Prefixes that are looked under if none is said. */
const PREFIXES = ['/registry', '/kubernetes.io'];
/** What decides over others, by its place under a prefix. */
const DECIDING = [
  'roles/',
  'rolebindings/',
  'clusterroles/',
  'clusterrolebindings/',
  'apiextensions.k8s.io/customresourcedefinitions/',
];

/** Keys of what decides over others under a prefix of Kubernetes. */
export function decidingUnder(prefix: string): Uint8Array[] {
  return DECIDING.map((path) => encodeText(`${prefix}/${path}`));
}

/** The describer of changes of Kubernetes' objects. */
export function kubernetesDescriber(
  options: KubernetesDescriberOptions,
): KubernetesChangeDescriber {
  const decryptor = options.decryptor ?? createDecryptor([]);
  const means: DescribeOptions = { ...options, decryptor };
  const prefixes = new Set([...PREFIXES, ...(options.prefixes ?? [])]);
  return {
    alsoUnder: [...prefixes].flatMap(decidingUnder),
    wantsValue: () => true,
    describeChange: (pair) => describeChange(pair, means),
    describeObject: (key, record) => {
      const place = placeOf(key, options.prefixes);
      return readStoredObject(record, { key, place }, decryptor);
    },
  };
}

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
