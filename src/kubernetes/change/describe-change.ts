/** A change of a key as a change of an object: what it is of, what happened to it, which fields. */

import { equalBytes } from '../../bytes/compare.ts';
import { fieldOf } from '../../bytes/json.ts';
import type { JsonObject } from '../../bytes/json.ts';
import { encodeText, formatKey } from '../../bytes/text.ts';
import type { Decryptor } from '../encryption/decryptor.ts';
import { classOf } from '../storage/object-class.ts';
import { placeOf } from '../storage/place-of.ts';
import type { StoragePlace } from '../storage/storage-place.ts';
import { equalJson } from './canonical-json.ts';
import { diffObjects } from './field-diff.ts';
import type { ShownObject } from './field-diff.ts';
import { noiseOf } from './noise.ts';
import type { FieldChange, ObjectChange } from './object-change.ts';
import { formatRedacted, isTokenName, redactObject } from './redact.ts';
import type { RedactOptions } from './redact.ts';
import { readStoredObject } from './stored-object.ts';
import type { ObjectRecord, ReadObject } from './stored-object.ts';

/** A key with the records of both sides. */
export interface ObjectPair {
  readonly key: Uint8Array;
  readonly before: ObjectRecord | undefined;
  readonly after: ObjectRecord | undefined;
}

/** What a description needs to know. */
export interface DescribeOptions {
  readonly decryptor: Decryptor;
  readonly fingerprint: RedactOptions['fingerprint'];
  /** Shows secret values as they are. */
  readonly showSecrets?: boolean | undefined;
  /** Prefixes of Kubernetes that their names do not tell. */
  readonly prefixes?: readonly string[] | undefined;
}

/** What two objects say of their change. */
interface Verdict {
  readonly change: ObjectChange['change'];
  readonly fields: readonly FieldChange[];
  readonly isContentKnown: boolean;
  /** Both sides have an object, and `fields` has all that differs. */
  readonly isCompared: boolean;
}

/** Describes what happened to a key. */
export function describeChange(pair: ObjectPair, options: DescribeOptions): ObjectChange {
  const { key } = pair;
  const place = placeOf(key, options.prefixes);
  const read = (record: ObjectRecord | undefined): ReadObject | undefined =>
    record && readStoredObject(record, { key, place }, options.decryptor);
  const [before, after] = [read(pair.before), read(pair.after)];
  const { change, fields, isContentKnown, isCompared } = judge(before, after, { place, options });
  return {
    change,
    ...nameOf(place, key, { kind: after?.kind ?? before?.kind, options }),
    class: classOf(place),
    apiVersion: after?.apiVersion ?? before?.apiVersion,
    noise: noiseOf({ change, place, before, after, fields, isCompared }),
    before,
    after,
    fields,
    isContentKnown,
  };
}

interface JudgeContext {
  readonly place: StoragePlace;
  readonly options: DescribeOptions;
}

function judge(
  before: ReadObject | undefined,
  after: ReadObject | undefined,
  context: JudgeContext,
): Verdict {
  if (before === undefined || after === undefined) {
    return {
      change: before === undefined ? 'added' : 'removed',
      fields: [],
      isContentKnown: (after ?? before)?.problem === undefined,
      isCompared: false,
    };
  }
  if (isEqualText(before, after)) {
    return { change: 'rewritten', fields: [], isContentKnown: true, isCompared: true };
  }
  if (hasObject(before) && hasObject(after)) return judgeObjects(before, after, context);
  // What is no object is known to differ by its bytes, unless these are sealed.
  const isContentKnown = [before, after].every(
    ({ problem, plaintext }) => problem === undefined && plaintext !== undefined,
  );
  return { change: 'modified', fields: [], isContentKnown, isCompared: false };
}

/** Whether both are the same bytes without their encryption. */
function isEqualText({ plaintext: before }: ReadObject, { plaintext: after }: ReadObject): boolean {
  return before !== undefined && after !== undefined && equalBytes(before, after);
}

type Decoded = ReadObject & { readonly object: JsonObject };

function hasObject(read: ReadObject): read is Decoded {
  return read.object !== undefined;
}

/** Two objects that are not the same bytes. */
function judgeObjects(before: Decoded, after: Decoded, { place, options }: JudgeContext): Verdict {
  const isSecret = place.type === 'resource' && place.resource === 'secrets';
  const shownOf = ({ object }: Decoded): ShownObject => ({
    object,
    shown:
      options.showSecrets === true
        ? object
        : redactObject(object, { fingerprint: options.fingerprint, isSecret }),
  });
  const fields = diffObjects(shownOf(before), shownOf(after));
  const isEqual = fields.length === 0 && hasEqualManagers(before, after);
  // What the schema does not know is in the bytes, which differ, and not in the objects.
  const sides = [before, after];
  const isKnownKind = sides.every((side) => side.isKnownKind);
  const hasUnknownFields = sides.some(({ unknownFields }) => unknownFields > 0);
  const isContentKnown = isKnownKind && !(isEqual && hasUnknownFields);
  const isRewritten = isEqual && isContentKnown;
  const change = isRecreated(before, after) ? 'recreated' : isRewritten ? 'rewritten' : 'modified';
  return { change, fields, isContentKnown, isCompared: isContentKnown };
}

function isRecreated({ uid: before }: Decoded, { uid: after }: Decoded): boolean {
  return before !== undefined && after !== undefined && before !== after;
}

function hasEqualManagers(before: Decoded, after: Decoded): boolean {
  const [older, newer] = [before, after].map(({ object }) =>
    fieldOf(fieldOf(object, 'metadata'), 'managedFields'),
  );
  return equalJson(older ?? null, newer ?? null);
}

interface NameContext {
  readonly kind: string | undefined;
  readonly options: DescribeOptions;
}

/** What the change is of, as people may see it. */
function nameOf(
  place: StoragePlace,
  key: Uint8Array,
  { kind: storedKind, options }: NameContext,
): Pick<ObjectChange, 'place' | 'kind' | 'namespace' | 'name' | 'shownKey'> {
  if (place.type !== 'resource') {
    const kind = storedKind ?? (place.type === 'tenant' ? place.tenant : place.what);
    return { place, kind, namespace: undefined, name: formatKey(key) };
  }
  const kind = storedKind ?? place.kind ?? place.resource;
  const { namespace, name } = place;
  const isToken = [place.kind, storedKind].some((one) => isTokenName(one, name));
  if (options.showSecrets === true || !isToken) return { place, kind, namespace, name };
  const shownName = formatRedacted(encodeText(name), options);
  return {
    place: { ...place, name: shownName },
    kind,
    namespace,
    name: shownName,
    shownKey: formatKey(key).replaceAll(formatKey(encodeText(name)), shownName),
  };
}
