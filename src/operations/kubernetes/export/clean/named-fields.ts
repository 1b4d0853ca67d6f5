/**
 * Whether somebody has named a field, or a server has filled it in. What a server adds behind the
 * request is in no manager's fields and in no applied configuration (apiserver
 * pkg/endpoints/handlers/create.go, v0.36.3: fields are noted before the storage fills in addresses
 * and ports).
 */

import { fieldOf, isJsonObject, parseJson } from '../../../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../../../bytes/json.ts';

/** `unknown` where an object says nothing of who wrote it. */
export type Named = 'yes' | 'no' | 'unknown';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What an object says of who named which of its fields. */
export class NamedFields {
  /** Field sets of its managers, `f:spec` and so on. */
  readonly #sets: readonly JsonValue[];
  readonly #applied: JsonValue | undefined;
  readonly #isKnown: boolean;

  constructor(object: JsonObject) {
    const metadata = fieldOf(object, 'metadata');
    const managed = fieldOf(metadata, 'managedFields');
    const entries = Array.isArray(managed) ? (managed as readonly JsonValue[]) : [];
    // What is written to the status is not what anybody asks for.
    const own = entries.filter((entry) => (fieldOf(entry, 'subresource') ?? '') === '');
    this.#sets = own.map((entry) => fieldOf(entry, 'fieldsV1') ?? null);
    this.#applied = appliedOf(fieldOf(fieldOf(metadata, 'annotations'), LAST_APPLIED));
    this.#isKnown = own.length > 0 || this.#applied !== undefined;
  }

  /** Whether a field is named, by its path. */
  has(...path: readonly string[]): Named {
    if (!this.#isKnown) return 'unknown';
    const isNamed =
      this.#sets.some((set) =>
        leadsTo(
          set,
          path.map((name) => `f:${name}`),
        ),
      ) || leadsTo(this.#applied, path);
    return isNamed ? 'yes' : 'no';
  }

  /** The same for a field of an entry of `spec.ports`. */
  hasPort(port: JsonObject, name: string): Named {
    if (!this.#isKnown) return 'unknown';
    const number = fieldOf(port, 'port');
    const protocol = fieldOf(port, 'protocol') ?? 'TCP';
    const key = `k:${JSON.stringify({ port: Number(number), protocol })}`;
    if (this.#sets.some((set) => leadsTo(set, ['f:spec', 'f:ports', key, `f:${name}`]))) {
      return 'yes';
    }
    const applied = fieldOf(fieldOf(this.#applied, 'spec'), 'ports');
    const ports = Array.isArray(applied) ? (applied as readonly JsonValue[]) : [];
    const isApplied = ports.some(
      (one) =>
        fieldOf(one, 'port') === number &&
        (fieldOf(one, 'protocol') ?? 'TCP') === protocol &&
        fieldOf(one, name) !== undefined,
    );
    return isApplied ? 'yes' : 'no';
  }
}

function leadsTo(value: JsonValue | undefined, path: readonly string[]): boolean {
  return (
    path.reduce<JsonValue | undefined>((inner, name) => fieldOf(inner, name), value) !== undefined
  );
}

function appliedOf(text: JsonValue | undefined): JsonValue | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const applied = parseJson(text);
    return isJsonObject(applied) ? applied : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
