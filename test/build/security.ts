/** Security reports of fixtures, and of objects that tests make. */

import { encodeText } from '../../src/bytes/text.ts';
import type { JsonObject } from '../../src/bytes/json.ts';
import { storeRevisions } from '../../src/etcd/records.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { readStoredObject } from '../../src/kubernetes/change/stored-object.ts';
import { createDecryptor } from '../../src/kubernetes/encryption/decryptor.ts';
import { parseEncryptionConfiguration } from '../../src/kubernetes/encryption/parse-configuration.ts';
import { placeOf } from '../../src/kubernetes/storage/place-of.ts';
import type {
  ExaminedObject,
  SecurityReport,
  SecuritySection,
} from '../../src/operations/kubernetes/inspect/security-report.ts';
import { SecurityExaminer } from '../../src/operations/kubernetes/security/security-examiner.ts';
import { readFixture } from './fixtures.ts';

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

/** An object under a key below `/registry`, as one would be stored. */
export function stored(
  path: string,
  object: JsonObject,
  revisions: { readonly createRevision?: number; readonly modRevision?: number } = {},
): ExaminedObject {
  const key = encodeText(`/registry/${path}`);
  const place = placeOf(key);
  const { createRevision = 1, modRevision = createRevision } = revisions;
  return {
    key,
    place,
    createRevision,
    modRevision,
    stored: {
      apiVersion: undefined,
      kind: place.type === 'resource' ? place.kind : undefined,
      uid: undefined,
      encryption: undefined,
      object,
      problem: undefined,
      unknownFields: 0,
    },
  };
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
