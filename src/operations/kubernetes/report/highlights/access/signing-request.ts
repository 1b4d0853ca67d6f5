/** Client certificates that were approved: they cannot be taken back before they expire. */

import { isApproved, isOfNode, requestedSubject } from '../../../judge/signing-request.ts';
import { textOf, textsOf } from '../../json-fields.ts';
import { builtInKind, kindAndName } from '../../object-names.ts';
import { clip, listWords, nameWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

const MASTERS = 'system:masters';

export const findSigningRequest: ChangeRule = (change) => {
  if (builtInKind(change.description) !== 'CertificateSigningRequest') return [];
  const { before, after } = sidesOf(change);
  if (after === undefined || !isOlderKnown(change)) return [];
  if (!isApproved(after) || isApproved(before)) return [];
  const signer = textOf(after, 'spec', 'signerName') ?? 'kubernetes.io/legacy-unknown';
  const user = textOf(after, 'spec', 'username') ?? '';
  if (isOfNode(signer, user)) return [];
  const { organizations, commonName } = requestedSubject(after);
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
