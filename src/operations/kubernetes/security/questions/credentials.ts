/**
 * Credentials that whoever has the snapshot can use: where they lie and of what kind they are, never
 * what they are.
 */

import { POD_KINDS, containersOf, podSpecOf } from '../../judge/pod-powers.ts';
import { ACCOUNT_TOKEN, BOOTSTRAP_TOKEN, accountOf } from '../../judge/token-secret.ts';
import { controllerOf, entriesOf, itemsOf, textOf } from '../../report/json-fields.ts';
import { clip, listWords, nameWords } from '../../report/words.ts';
import { byCount } from '../counts.ts';
import { credentialForm, isNamedCredential } from '../credential-words.ts';
import { Findings } from '../findings.ts';
import type { Answer, CommonFacts, Question } from '../question.ts';
import type { Named, Seen } from '../seen.ts';

/** Types of Secrets whose use is known. */
const TYPES: ReadonlyMap<string, string> = new Map([
  [BOOTSTRAP_TOKEN, 'a token to join nodes with'],
  ['kubernetes.io/dockerconfigjson', 'credentials of image registries'],
  ['kubernetes.io/dockercfg', 'credentials of image registries'],
  ['kubernetes.io/tls', 'a private key for TLS'],
  ['kubernetes.io/ssh-auth', 'a private key for SSH'],
  ['kubernetes.io/basic-auth', 'user and password'],
  ['helm.sh/release.v1', 'a Helm release, with the values it was given'],
]);
const OAUTH: ReadonlyMap<string, string> = new Map([
  ['OAuthAccessToken', 'a token of a user'],
  ['OAuthAuthorizeToken', 'a token of a login'],
  ['OAuthClient', 'the secret of an OAuth client'],
]);
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Tokens that are judged by what their accounts may do. */
const TOKENS_MAX = 10_000;

/** Token of a service account. */
interface AccountToken {
  readonly named: Named;
  readonly namespace: string;
  readonly account: string;
}

/** Asks for tokens, keys and passwords. */
export class UsableCredentials implements Question {
  readonly id = 'credentials';
  readonly question = 'Which credentials can be used?';
  readonly kinds: readonly string[] = ['Secret', 'ConfigMap', ...OAUTH.keys(), ...POD_KINDS];
  readonly #findings = new Findings();
  readonly #counts = new Map<string, number>();
  readonly #tokens: AccountToken[] = [];

  observe(seen: Seen): void {
    const { kind } = seen;
    const oauth = OAUTH.get(kind);
    if (oauth !== undefined) this.#note(seen, oauth, oauth);
    else if (seen.object === undefined) return;
    else if (kind === 'Secret') this.#addSecret(seen);
    else if (kind === 'ConfigMap') this.#addConfigMap(seen);
    else if (controllerOf(seen.object) === undefined) this.#addVariables(seen);
  }

  observeBootstrapData(named: Named): void {
    this.#count('certificate authority of a cluster');
    this.#findings.note(
      named,
      'keys of the certificate authorities of the cluster, encrypted with the token of its servers',
    );
  }

  finish({ access }: CommonFacts): Answer {
    for (const { named, namespace, account } of this.#tokens) {
      const bound = access.rightsOf(namespace, account);
      const whose = `a token that does not expire, of ServiceAccount ${nameWords(account)}`;
      if (bound.some(({ rights, binding }) => rights.isEverything && binding.namespace === '')) {
        this.#findings.alarm(named, `${whose}, which is cluster-admin`);
      } else if (bound.some(({ rights }) => rights.isSevere)) {
        this.#findings.alarm(named, `${whose}, whose rights lead to more`);
      } else {
        this.#findings.note(named, whose);
      }
    }
    const findings = this.#findings;
    const kinds = byCount(this.#counts).map(([what, count]) => `${String(count)} × ${what}`);
    const answer = findings.total === 0 ? 'None that is known by its form' : listWords(kinds, 6);
    return { answer, findings };
  }

  #addSecret(seen: Seen): void {
    const type = textOf(seen.object, 'type') ?? 'Opaque';
    const keys = entriesOf(seen.object, 'data').map(([name]) => clip(name, 60));
    const holds = keys.length > 0 ? ` (${listWords(keys, 4)})` : '';
    const annotation = textOf(seen.object, 'metadata', 'annotations', LAST_APPLIED);
    if (annotation !== undefined && /"(data|stringData)"/.test(annotation)) {
      this.#findings.note(seen, 'its values lie in the annotation of kubectl apply once more');
    }
    if (type === ACCOUNT_TOKEN) {
      this.#count('service account token');
      const account = accountOf(seen.object);
      const { kind, namespace = '', name, key } = seen;
      const named = { kind, namespace, name, key };
      if (this.#tokens.length < TOKENS_MAX) this.#tokens.push({ named, namespace, account });
      else this.#findings.countNotes(1);
      return;
    }
    const what = TYPES.get(type);
    if (what !== undefined) this.#note(seen, what, what + holds);
    else if (keys.length > 0) this.#note(seen, 'other Secret', `Secret with data${holds}`);
  }

  #addConfigMap(seen: Seen): void {
    for (const [name, value] of entriesOf(seen.object, 'data')) {
      if (typeof value !== 'string') continue;
      const form = credentialForm(value);
      const where = `data.${clip(name, 100)}`;
      if (form !== undefined) {
        this.#count('credential in a ConfigMap');
        this.#findings.alarm(seen, `${form} in ${where}`);
      } else if (isNamedCredential(name, value)) {
        this.#note(seen, 'credential in a ConfigMap', `${where} is named as a credential`);
      }
    }
  }

  #addVariables(seen: Seen): void {
    for (const container of containersOf(podSpecOf(seen.builtIn, seen.object))) {
      const inside = nameWords(textOf(container, 'name') ?? '');
      for (const variable of itemsOf(container, 'env')) {
        const name = textOf(variable, 'name') ?? '';
        const value = textOf(variable, 'value');
        if (value === undefined) continue;
        const form = credentialForm(value);
        const where = `variable ${clip(name, 100)} of container ${inside}`;
        if (form !== undefined) {
          this.#count('credential in a variable');
          this.#findings.alarm(seen, `${form} in ${where}`);
        } else if (isNamedCredential(name, value)) {
          this.#note(seen, 'credential in a variable', `${where} is named as a credential`);
        }
      }
    }
  }

  #note(seen: Seen, what: string, detail: string): void {
    this.#count(what);
    this.#findings.note(seen, detail);
  }

  #count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }
}
