/**
 * CustomResourceDefinitions: API servers store `v1beta1`, which none takes any more, and serve `v1`,
 * where every version has its own schema (apiextensions-apiserver
 * pkg/apis/apiextensions/v1/conversion.go and v1beta1/defaults.go, v0.36.3).
 */

import { fieldOf, isJsonObject } from '../../../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../../../bytes/json.ts';
import { withField, withItems, withObject, without } from './edit.ts';

const OLD = 'apiextensions.k8s.io/v1beta1';
const NEW = 'apiextensions.k8s.io/v1';
const KEEPS_UNKNOWN = 'x-kubernetes-preserve-unknown-fields';

/** Fields that stand for all versions, and what they are called in each of them. */
const SHARED: readonly (readonly [from: string, to: string])[] = [
  ['subresources', 'subresources'],
  ['validation', 'schema'],
  ['additionalPrinterColumns', 'additionalPrinterColumns'],
  ['selectableFields', 'selectableFields'],
];

/** A definition in the form that is served. */
export function cleanDefinition(object: JsonObject): JsonObject {
  const isOld = fieldOf(object, 'apiVersion') === OLD;
  const served = isOld ? { ...object, apiVersion: NEW } : object;
  return withObject(served, 'spec', (spec) => {
    const keepsUnknown = fieldOf(spec, 'preserveUnknownFields') ?? isOld;
    const converted = isOld ? convertSpec(spec) : spec;
    const plain = without(converted, ['preserveUnknownFields']);
    return keepsUnknown === true ? keepUnknown(plain) : plain;
  });
}

function convertSpec(spec: JsonObject): JsonObject {
  const shared = SHARED.flatMap(([from, to]): [string, JsonValue][] => {
    const value = fieldOf(spec, from);
    if (value === undefined || value === null) return [];
    return [[to, to === 'additionalPrinterColumns' ? columnsOf(value) : value]];
  });
  const own = withItems(versionsOf(spec), 'versions', (version) => ({
    ...withField(version, 'additionalPrinterColumns', columnsOf),
    ...Object.fromEntries(shared),
  }));
  const bare = without(own, ['version', ...SHARED.map(([from]) => from)]);
  return withObject(bare, 'conversion', convertConversion);
}

/** A definition of one version may just name it. */
function versionsOf(spec: JsonObject): JsonObject {
  const versions = fieldOf(spec, 'versions');
  const name = fieldOf(spec, 'version');
  if ((Array.isArray(versions) && versions.length > 0) || name === undefined) return spec;
  return { ...spec, versions: [{ name, served: true, storage: true }] };
}

/** The path of a column was written as `JSONPath`. */
function columnsOf(columns: JsonValue): JsonValue {
  if (!Array.isArray(columns)) return columns;
  return (columns as readonly JsonValue[]).map((column) => {
    const path = fieldOf(column, 'JSONPath');
    if (path === undefined || !isJsonObject(column)) return column;
    return { ...without(column, ['JSONPath']), jsonPath: path };
  });
}

function convertConversion(conversion: JsonObject): JsonObject {
  const clientConfig = fieldOf(conversion, 'webhookClientConfig');
  const conversionReviewVersions = fieldOf(conversion, 'conversionReviewVersions');
  const bare = without(conversion, ['webhookClientConfig', 'conversionReviewVersions']);
  if (clientConfig === undefined && conversionReviewVersions === undefined) return bare;
  const webhook = {
    ...(clientConfig === undefined ? {} : { clientConfig }),
    ...(conversionReviewVersions === undefined ? {} : { conversionReviewVersions }),
  };
  return { ...bare, webhook };
}

/** `v1` has the wish to keep unknown fields in the schemas, and refuses it elsewhere. */
function keepUnknown(spec: JsonObject): JsonObject {
  return withItems(spec, 'versions', (version) => {
    const schema = fieldOf(fieldOf(version, 'schema'), 'openAPIV3Schema');
    const known = isJsonObject(schema) ? schema : { type: 'object' };
    return { ...version, schema: { openAPIV3Schema: { ...known, [KEEPS_UNKNOWN]: true } } };
  });
}
