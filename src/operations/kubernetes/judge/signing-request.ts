/** Requests for client certificates: who asks for which name. */

import { fieldOf } from '../../../bytes/json.ts';
import type { JsonObject } from '../../../bytes/json.ts';
import { parseBase64 } from '../report/base64.ts';
import { itemsOf, textOf } from '../report/json-fields.ts';

/** Nodes ask for these on their own. */
const OF_NODES = new Set([
  'kubernetes.io/kubelet-serving',
  'kubernetes.io/kube-apiserver-client-kubelet',
]);
const NODE_USER = /^system:(node|bootstrap):/;

/** Whether a node asks for what nodes ask for on their own. */
export function isOfNode(signer: string, user: string): boolean {
  return OF_NODES.has(signer) && NODE_USER.test(user);
}

/** Whether a request was approved. */
export function isApproved(object: JsonObject | undefined): boolean {
  return itemsOf(object, 'status', 'conditions').some(
    (condition) =>
      textOf(condition, 'type') === 'Approved' && fieldOf(condition, 'status') !== 'False',
  );
}

/** Attribute types of a name (ITU-T X.520), as DER writes them: 2.5.4.3 and 2.5.4.10. */
const COMMON_NAME = 0x03;
const ORGANIZATION = 0x0a;

/**
 * User and groups that a request (PKCS #10 in PEM) asks for. The names are looked up by their type
 * and not by the structure around them: this is for people to read, nothing is decided by it.
 */
export function requestedSubject(object: JsonObject): {
  readonly commonName: string | undefined;
  readonly organizations: readonly string[];
} {
  const pem = parseBase64(textOf(object, 'spec', 'request') ?? '');
  const body = /-----BEGIN[^-]*-----([^-]*)-----END/.exec(
    String.fromCharCode(...pem.subarray(0, 16_384)),
  );
  const der = parseBase64((body?.[1] ?? '').replace(/\s/g, ''));
  const attributes = attributesOf(der);
  const of = (type: number): string[] =>
    attributes.filter((attribute) => attribute.type === type).map(({ text }) => text);
  return { commonName: of(COMMON_NAME)[0], organizations: of(ORGANIZATION) };
}

function attributesOf(der: Uint8Array): { readonly type: number; readonly text: string }[] {
  const attributes = [];
  for (let at = 0; at + 7 <= der.length; at++) {
    const isName =
      der[at] === 0x06 && der[at + 1] === 3 && der[at + 2] === 0x55 && der[at + 3] === 0x04;
    if (!isName) continue;
    const [type, size] = [der[at + 4] ?? 0, der[at + 6] ?? 0];
    // Names of 128 bytes and more have a longer form, and are no user's.
    if (size > 127) continue;
    const text = new TextDecoder().decode(der.subarray(at + 7, at + 7 + size));
    attributes.push({ type, text });
  }
  return attributes;
}
