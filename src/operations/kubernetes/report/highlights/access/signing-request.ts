/** Client certificates that were approved: they cannot be taken back before they expire. */

import { parseBase64 } from '../../base64.ts';
import { fieldOf } from '../../../../../bytes/json.ts';
import type { JsonObject } from '../../../../../bytes/json.ts';
import { itemsOf, textOf, textsOf } from '../../json-fields.ts';
import { builtInKind, kindAndName } from '../../object-names.ts';
import { clip, listWords, nameWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

/** Nodes ask for these on their own. */
const OF_NODES = new Set([
  'kubernetes.io/kubelet-serving',
  'kubernetes.io/kube-apiserver-client-kubelet',
]);
const NODE_USER = /^system:(node|bootstrap):/;
const MASTERS = 'system:masters';

export const findSigningRequest: ChangeRule = (change) => {
  if (builtInKind(change.description) !== 'CertificateSigningRequest') return [];
  const { before, after } = sidesOf(change);
  if (after === undefined || !isOlderKnown(change)) return [];
  if (!isApproved(after) || isApproved(before)) return [];
  const signer = textOf(after, 'spec', 'signerName') ?? 'kubernetes.io/legacy-unknown';
  const user = textOf(after, 'spec', 'username') ?? '';
  if (OF_NODES.has(signer) && NODE_USER.test(user)) return [];
  const { organizations, commonName } = subjectOf(textOf(after, 'spec', 'request') ?? '');
  const groups = textsOf(after, 'spec', 'groups');
  const isMaster = organizations.includes(MASTERS);
  const whose = commonName === undefined ? '' : ` for ${clip(commonName, 60)}`;
  const asked = groups.includes(MASTERS) ? `, asked for by ${MASTERS}` : '';
  const right = isMaster ? ` with the rights of ${MASTERS}` : '';
  return [
    highlightOf(change, {
      severity: 'alarm',
      rule: 'certificate-approved',
      title: `A certificate${whose} was approved${right}${asked}`,
      details: [
        `${kindAndName(change.description)}, signer ${nameWords(signer)}`,
        ...(organizations.length > 0
          ? [`it makes its holder a member of ${listWords(organizations.map(nameWords))}`]
          : []),
        `asked for by ${nameWords(user)} (${listWords(groups.map(nameWords))})`,
      ],
    }),
  ];
};

function isApproved(object: JsonObject | undefined): boolean {
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
function subjectOf(request: string): {
  readonly commonName: string | undefined;
  readonly organizations: readonly string[];
} {
  const pem = parseBase64(request);
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
