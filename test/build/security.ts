/** Security reports of fixtures, and of objects that tests make. */

import { encodeText } from '../../src/bytes/text.ts';
import type { JsonObject } from '../../src/bytes/json.ts';
import { storeRevisions } from '../../src/etcd/records.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import type { StoredObject } from '../../src/kubernetes/change/object-change.ts';
import { readStoredObject } from '../../src/kubernetes/change/stored-object.ts';
import { createDecryptor } from '../../src/kubernetes/encryption/decryptor.ts';
import { parseEncryptionConfiguration } from '../../src/kubernetes/encryption/parse-configuration.ts';
import { placeOf } from '../../src/kubernetes/storage/place-of.ts';
import type {
  ExaminedObject,
  SecurityReport,
  SecuritySection,
} from '../../src/operations/kubernetes/inspect/security-report.ts';
import { textOf } from '../../src/operations/kubernetes/report/json-fields.ts';
import { SecurityExaminer } from '../../src/operations/kubernetes/security/security-examiner.ts';
import { readFixture } from './fixtures.ts';
import { keyOfObject, objectOf } from './kubernetes-changes.ts';

/** The live objects of a fixture that an examination wants. */
export async function* examinedOf(
  folder: string,
  encryption?: string,
): AsyncGenerator<ExaminedObject> {
  const texts = encryption === undefined ? [] : [readFixture(encryption, 'encryption.yaml')];
  const decryptor = createDecryptor(
    texts.map((text) => parseEncryptionConfiguration(new TextDecoder().decode(text))),
  );
  const snapshot = await openSnapshot(readFixture(folder, 'snapshot.db'));
  const { current } = await storeRevisions(snapshot);
  for await (const batch of snapshot.records({ atRevision: current })) {
    for (const record of batch) {
      const { key, value, createRevision, modRevision } = record;
      const place = placeOf(key);
      const stored = readStoredObject(
        { modRevision, value, valueSize: value.length },
        { key, place },
        decryptor,
      );
      yield { key, place, createRevision, modRevision, stored };
    }
  }
}

/** What there is to say of a fixture. */
export async function securityOf(folder: string, encryption?: string): Promise<SecurityReport> {
  const examiner = new SecurityExaminer();
  for await (const examined of examinedOf(folder, encryption)) {
    if (examiner.wants(examined.place)) examiner.observe(examined);
  }
  return examiner.finish();
}

/** What a test says of an object beside its fields. */
export interface StoredOptions extends Partial<StoredObject> {
  readonly createRevision?: number;
  readonly modRevision?: number;
  /** Where it lies, if not where its kind does. */
  readonly key?: string;
}

/** An object of a kind, by its name or by namespace and name, as it is stored. */
export function stored(
  kind: string,
  name: string,
  fields: JsonObject = {},
  options: StoredOptions = {},
): ExaminedObject {
  const { createRevision = 1, modRevision = createRevision, ...further } = options;
  const { key: path = keyOfObject(kind, name), ...known } = further;
  const key = encodeText(path);
  const place = placeOf(key);
  const object = objectOf(kind, name, { ...fields });
  return {
    key,
    place,
    createRevision,
    modRevision,
    stored: {
      apiVersion: textOf(object, 'apiVersion'),
      kind,
      uid: textOf(object, 'metadata', 'uid'),
      encryption: undefined,
      object,
      problem: undefined,
      unknownFields: 0,
      ...known,
    },
  };
}

/** A Role, ClusterRole, RoleBinding or ClusterRoleBinding as it is stored. */
export function storedRbac(object: JsonObject): ExaminedObject {
  const namespace = textOf(object, 'metadata', 'namespace');
  const name = textOf(object, 'metadata', 'name') ?? '';
  const place = namespace === undefined ? name : `${namespace}/${name}`;
  return stored(textOf(object, 'kind') ?? '', place, object);
}

/** What there is to say of objects. */
export function securityOfObjects(objects: readonly ExaminedObject[]): SecurityReport {
  const examiner = new SecurityExaminer();
  for (const examined of objects) if (examiner.wants(examined.place)) examiner.observe(examined);
  return examiner.finish();
}

/** The answer to one question. */
export function sectionOf(report: SecurityReport, id: string): SecuritySection {
  const section = report.sections.find((one) => one.id === id);
  if (section === undefined) throw new Error(`no such question: ${id}`);
  return section;
}

/** A section as lines: `! ClusterRoleBinding x: …`. */
export function linesOf({ objects }: SecuritySection): string[] {
  return objects.map(({ severity, kind, namespace, name, detail }) => {
    const where = namespace === undefined ? name : `${namespace}/${name}`;
    return `${severity === 'alarm' ? '!' : '·'} ${kind} ${where}: ${detail}`;
  });
}

/** The lines of one question about objects. */
export function askedOf(id: string, ...objects: readonly ExaminedObject[]): string[] {
  return linesOf(sectionOf(securityOfObjects(objects), id));
}
