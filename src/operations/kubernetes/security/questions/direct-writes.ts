/** Objects that no API server wrote as they are: somebody wrote to etcd directly. */

import { isJsonObject } from '../../../../bytes/json.ts';
import { entriesOf, itemsOf, textOf } from '../../report/json-fields.ts';
import { clip, countOf } from '../../report/words.ts';
import { Findings } from '../findings.ts';
import type { Answer, CommonFacts, Question } from '../question.ts';
import { encodingOfStored } from '../seen.ts';
import type { Named, Seen } from '../seen.ts';

/** Built-in kinds that are stored as JSON. */
const AS_JSON = new Set(['APIService', 'CustomResourceDefinition']);
/** Kinds that API servers keep without what others have. */
const WITHOUT_UID = new Set(['RangeAllocation']);
const WITHOUT_MANAGERS = new Set(['CertificateSigningRequest', 'Endpoints']);
/** What is remembered until it is known how many there are. */
const KEPT_MAX = 1_000;

/** Asks for what an API server would have done otherwise. */
export class DirectWrites implements Question {
  readonly id = 'direct-writes';
  readonly question = 'Was etcd written to directly?';
  readonly kinds = undefined;
  readonly #findings = new Findings();
  /** Built-in objects in JSON, where protobuf is usual. */
  readonly #json: Named[] = [];
  #jsonCount = 0;
  #protobufCount = 0;
  readonly #unmanaged: Named[] = [];
  #unmanagedCount = 0;
  #managedCount = 0;
  #unknownFields = 0;

  observe(seen: Seen): void {
    const { stored } = seen.examined;
    if (stored.mismatch !== undefined) this.#findings.alarm(seen, clip(stored.mismatch, 120));
    const encoding = encodingOfStored(seen.examined);
    if (seen.builtIn !== undefined && !AS_JSON.has(seen.builtIn)) {
      if (encoding === 'protobuf') this.#protobufCount++;
      else if (encoding === 'json') {
        this.#jsonCount++;
        keep(this.#json, seen);
      }
    }
    const { object } = seen;
    if (object === undefined) return;
    if (stored.unknownFields > 0) this.#unknownFields++;
    this.#lookAtMetadata(seen);
  }

  finish({ uids }: CommonFacts): Answer {
    const findings = this.#findings;
    // Some clusters store JSON throughout: then it says nothing.
    const isOdd = this.#jsonCount > 0 && this.#jsonCount * 20 < this.#protobufCount;
    for (const named of isOdd ? this.#json : []) {
      findings.alarm(named, 'JSON, where the API server stores protobuf');
    }
    const isUsual = this.#managedCount > 0 && this.#unmanagedCount * 20 < this.#managedCount;
    for (const named of isUsual ? this.#unmanaged : []) {
      findings.note(named, 'no managedFields, which nearly all others have');
    }
    const fields =
      this.#unknownFields === 0
        ? ''
        : `; ${countOf(this.#unknownFields, 'object')} with fields that are not known here: of a ` +
          'newer version, or of somebody else';
    const answer =
      findings.alarms === 0
        ? `Nothing points to it, among ${String(uids.size)} uids${fields}`
        : `${countOf(findings.alarms, 'object')} no API server writes so${fields}`;
    return { answer, findings };
  }

  /** Takes an object whose uid another one has. */
  addDuplicate(seen: Seen, otherRevision: number): void {
    const other = `another object, which was written at revision ${String(otherRevision)}`;
    this.#findings.alarm(seen, `has the uid of ${other}`);
  }

  #lookAtMetadata(seen: Seen): void {
    const { object, kind } = seen;
    const missing = ['uid', 'creationTimestamp'].filter(
      (name) => (textOf(object, 'metadata', name) ?? '') === '',
    );
    if (missing.length > 0 && !WITHOUT_UID.has(kind)) {
      this.#findings.alarm(seen, `without metadata.${missing.join(' and metadata.')}`);
    }
    const link = textOf(object, 'metadata', 'selfLink');
    // Stored up to Kubernetes 1.19, never since.
    if (
      link !== undefined &&
      link !== '' &&
      itemsOf(object, 'metadata', 'managedFields').length > 0
    ) {
      this.#findings.note(seen, 'metadata.selfLink is stored');
    }
    if (itemsOf(object, 'metadata', 'managedFields').length > 0) this.#managedCount++;
    else if (hasContent(object) && !WITHOUT_MANAGERS.has(kind)) {
      this.#unmanagedCount++;
      keep(this.#unmanaged, seen);
    }
  }
}

/** Whether there is something that somebody could have been recorded for. */
function hasContent(object: Seen['object']): boolean {
  return entriesOf(object).some(
    ([name, value]) =>
      ['spec', 'data', 'rules', 'subjects', 'webhooks'].includes(name) &&
      ((isJsonObject(value) && Object.keys(value).length > 0) ||
        (Array.isArray(value) && value.length > 0)),
  );
}

function keep(list: Named[], { kind, namespace, name, key }: Named): void {
  if (list.length < KEPT_MAX) list.push({ kind, namespace, name, key });
}
