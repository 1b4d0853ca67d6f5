/**
 * A custom resource definition in one form. The API server stores `apiextensions.k8s.io/v1beta1`,
 * where one schema may stand for all versions, and serves `v1`, where each version has its own
 * (apiextensions-apiserver pkg/apis/apiextensions/v1/conversion.go, v0.36.3); both are read.
 */

import type { JsonObject, JsonValue } from '../../../bytes/json.ts';
import { fieldOf } from '../../../bytes/json.ts';
import { itemsOf, textOf } from '../report/json-fields.ts';

/** A version of a custom resource. */
export interface DefinitionVersion {
  readonly name: string;
  readonly served: boolean;
  /** Whether it is the one that objects are written in. */
  readonly storage: boolean;
  readonly deprecated: boolean;
  /** OpenAPI v3; undefined if there is none. */
  readonly schema: JsonValue | undefined;
  /** `status`, `scale`. */
  readonly subresources: readonly string[];
}

/** A definition, as far as it is compared. */
export interface Definition {
  /** `widgets.legacy.example.net`. */
  readonly name: string;
  readonly group: string;
  readonly plural: string;
  readonly kind: string;
  /** Short names and categories, which change how people ask for it. */
  readonly aliases: readonly string[];
  /** `Namespaced` or `Cluster`. */
  readonly scope: string;
  readonly versions: readonly DefinitionVersion[];
  readonly storedVersions: readonly string[];
  /** Who converts between versions: `None`, or the service or URL of a webhook. */
  readonly conversion: string;
  readonly preservesUnknownFields: boolean;
}

/** Reads a definition of either form; undefined if the object is none. */
export function readDefinition(object: JsonObject): Definition | undefined {
  const spec = fieldOf(object, 'spec');
  const group = textOf(spec, 'group');
  const plural = textOf(spec, 'names', 'plural');
  if (group === undefined || plural === undefined) return undefined;
  const names = fieldOf(spec, 'names');
  return {
    name: textOf(object, 'metadata', 'name') ?? `${plural}.${group}`,
    group,
    plural,
    kind: textOf(names, 'kind') ?? plural,
    aliases: [...textsIn(names, 'shortNames'), ...textsIn(names, 'categories')],
    scope: textOf(spec, 'scope') ?? 'Namespaced',
    versions: readVersions(spec),
    storedVersions: textsIn(fieldOf(object, 'status'), 'storedVersions'),
    conversion: conversionOf(spec),
    preservesUnknownFields: fieldOf(spec, 'preserveUnknownFields') === true,
  };
}

function readVersions(spec: JsonValue | undefined): DefinitionVersion[] {
  const items = itemsOf(spec, 'versions');
  const single = textOf(spec, 'version');
  if (items.length === 0 && single !== undefined) {
    return [readVersion(spec, { name: single, served: true, storage: true })];
  }
  return items.map((item) => readVersion(spec, item));
}

function readVersion(spec: JsonValue | undefined, item: JsonValue): DefinitionVersion {
  const own = fieldOf(item, 'schema') ?? fieldOf(spec, 'validation');
  const subresources = fieldOf(item, 'subresources') ?? fieldOf(spec, 'subresources');
  return {
    name: textOf(item, 'name') ?? '',
    served: fieldOf(item, 'served') === true,
    storage: fieldOf(item, 'storage') === true,
    deprecated: fieldOf(item, 'deprecated') === true,
    schema: fieldOf(own, 'openAPIV3Schema'),
    subresources: ['status', 'scale'].filter((name) => fieldOf(subresources, name) !== undefined),
  };
}

function conversionOf(spec: JsonValue | undefined): string {
  const conversion = fieldOf(spec, 'conversion');
  const strategy = textOf(conversion, 'strategy') ?? 'None';
  const client =
    fieldOf(fieldOf(conversion, 'webhook'), 'clientConfig') ??
    fieldOf(conversion, 'webhookClientConfig');
  const url = textOf(client, 'url');
  if (url !== undefined) return url;
  const service = textOf(client, 'service', 'name');
  if (service === undefined) return strategy;
  return `Service ${textOf(client, 'service', 'namespace') ?? ''}/${service}`;
}

function textsIn(value: JsonValue | undefined, name: string): string[] {
  return itemsOf(value, name).filter((item) => typeof item === 'string');
}
