/** Client certificates: they cannot be taken back, and the requests are gone after an hour. */

import { isApproved, isOfNode, requestedSubject } from '../../judge/signing-request.ts';
import { itemsOf, textOf, textsOf } from '../../report/json-fields.ts';
import { clip, countOf, listWords, nameWords } from '../../report/words.ts';
import { Findings } from '../findings.ts';
import type { Answer, Question } from '../question.ts';
import type { Seen } from '../seen.ts';

const MASTERS = 'system:masters';
/** Signers whose certificates the API server takes for a login. */
const OF_CLIENTS = new Set([
  'kubernetes.io/kube-apiserver-client',
  'kubernetes.io/kube-apiserver-client-kubelet',
  'kubernetes.io/legacy-unknown',
]);

/** Asks for requests that were approved, and for whom. */
export class IssuedCertificates implements Question {
  readonly id = 'certificates';
  readonly question = 'Which certificates were issued?';
  readonly kinds: readonly string[] = [
    'CertificateSigningRequest',
    'PodCertificateRequest',
    'ClusterTrustBundle',
  ];
  readonly #findings = new Findings();
  #ofNodes = 0;

  observe(seen: Seen): void {
    if (seen.kind === 'CertificateSigningRequest') this.#addRequest(seen);
    else if (seen.kind === 'ClusterTrustBundle') {
      const signer = textOf(seen.object, 'spec', 'signerName');
      const whose = signer === undefined ? 'whoever mounts it' : `signer ${nameWords(signer)}`;
      this.#findings.note(seen, `certificate authorities for ${whose}`);
    } else if (itemsOf(seen.object, 'status', 'conditions').length > 0) {
      const account = nameWords(textOf(seen.object, 'spec', 'serviceAccountName') ?? '');
      this.#findings.note(seen, `a pod's certificate, for ServiceAccount ${account}`);
    }
  }

  finish(): Answer {
    const findings = this.#findings;
    const nodes = `${String(this.#ofNodes)} of nodes not counted`;
    const gone = 'requests are removed an hour after they were approved';
    const answer =
      findings.total === 0
        ? `None that is still there (${nodes}); ${gone}`
        : `${countOf(findings.total, 'object')} (${nodes}); ${gone}`;
    return { answer, findings };
  }

  #addRequest(seen: Seen): void {
    const { object } = seen;
    if (object === undefined) return;
    const signer = textOf(object, 'spec', 'signerName') ?? 'kubernetes.io/legacy-unknown';
    const user = textOf(object, 'spec', 'username') ?? '';
    const { commonName, organizations } = requestedSubject(object);
    const isMaster = organizations.includes(MASTERS);
    // A node asks for its own name; for another's, or for a group, it does not on its own.
    if (isOfNode(signer, user) && !isMaster) {
      this.#ofNodes++;
      return;
    }
    const approved = isApproved(object);
    const whose = commonName === undefined ? '' : ` for ${clip(commonName, 60)}`;
    const groups =
      organizations.length > 0 ? ` in ${listWords(organizations.map(groupWords), 3)}` : '';
    const state = approved ? 'approved' : 'asked for, not approved';
    const asked = textsOf(object, 'spec', 'groups').includes(MASTERS) ? `, in ${MASTERS}` : '';
    const detail =
      `a certificate${whose}${groups} was ${state}; asked for by ${nameWords(user)}${asked}` +
      ` (signer ${nameWords(signer)})`;
    const isForOther = OF_CLIENTS.has(signer) && commonName !== undefined && commonName !== user;
    const isAlarm = isMaster || (approved && isForOther);
    this.#findings.add(isAlarm ? 'alarm' : 'note', seen, detail);
  }
}

function groupWords(group: string): string {
  return clip(group, 60);
}
