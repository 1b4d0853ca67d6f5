/** What lies in the snapshot in plain text, and what protects the rest. */

import type { AtRest } from '../../../../kubernetes/change/object-change.ts';
import { listWords, nameWords } from '../../report/words.ts';
import { byCount } from '../counts.ts';
import { Findings } from '../findings.ts';
import type { Answer, Question } from '../question.ts';
import type { Named, Seen } from '../seen.ts';

/** Kinds whose values are secrets. */
const KINDS = ['Secret', 'OAuthAccessToken', 'OAuthAuthorizeToken', 'OAuthClient'];
/** Protections that are told apart. */
const PROTECTIONS_MAX = 100;

/** Objects under one key. */
interface Protection {
  readonly atRest: AtRest;
  objects: number;
  first: number;
  last: number;
}

/** Plain objects that are remembered until all keys are known. */
const PLAIN_MAX = 10_000;

/** Asks for the share of Secrets that anybody who has the file can read. */
export class EncryptionAtRest implements Question {
  readonly id = 'encryption';
  readonly question = 'Do Secrets lie in clear text?';
  readonly kinds: readonly string[] = KINDS;
  readonly #protections = new Map<string, Protection>();
  readonly #plain: (Named & { readonly modRevision: number })[] = [];
  #plainCount = 0;
  #newestPlain = 0;
  #newestEncrypted = 0;

  observe(seen: Seen): void {
    const { stored, modRevision } = seen.examined;
    if (stored.encryption === undefined) {
      this.#plainCount++;
      this.#newestPlain = Math.max(this.#newestPlain, modRevision);
      if (this.#plain.length < PLAIN_MAX) {
        const { kind, namespace, name, key } = seen;
        this.#plain.push({ kind, namespace, name, key, modRevision });
      }
      return;
    }
    this.#newestEncrypted = Math.max(this.#newestEncrypted, modRevision);
    const { provider, keyName } = stored.encryption;
    const id = `${provider}\0${keyName}`;
    const known = this.#protections.get(id);
    if (known === undefined && this.#protections.size >= PROTECTIONS_MAX) return;
    const protection = known ?? {
      atRest: stored.encryption,
      objects: 0,
      first: modRevision,
      last: modRevision,
    };
    protection.objects++;
    protection.first = Math.min(protection.first, modRevision);
    protection.last = Math.max(protection.last, modRevision);
    if (known === undefined) this.#protections.set(id, protection);
  }

  finish(): Answer {
    const findings = new Findings();
    const protections = [...this.#protections.values()];
    const isMixed = protections.length > 0;
    for (const plain of this.#plain) {
      const { modRevision } = plain;
      const between = protections.find(
        ({ first, last }) => first < modRevision && modRevision < last,
      );
      if (between !== undefined) {
        const detail = `written in plain text while others were encrypted with ${words(between)}`;
        findings.alarm(plain, detail);
      } else {
        findings.note(plain, isMixed ? 'plain text, others are encrypted' : 'plain text');
      }
    }
    findings.countNotes(this.#plainCount - this.#plain.length);
    return { answer: this.#answer(protections), findings };
  }

  #answer(protections: readonly Protection[]): string {
    const encrypted = protections.reduce((sum, { objects }) => sum + objects, 0);
    const total = encrypted + this.#plainCount;
    if (total === 0) return 'There are none';
    const counts = byCount(protections.map((one) => [words(one), one.objects]));
    const keys = counts.map(([key, objects]) => `${String(objects)} with ${key}`);
    if (this.#plainCount === 0) return `No: all are encrypted, ${listWords(keys)}${this.#limits()}`;
    if (encrypted === 0) return `Yes, all ${String(total)}: whoever has the file has them`;
    const isOff = this.#newestPlain > this.#newestEncrypted;
    const now = isOff ? '; the newest are not encrypted' : '; the newest are encrypted';
    const share = `${String(this.#plainCount)} of ${String(total)}`;
    return `${share} do; ${listWords(keys)}${now}${this.#limits()}`;
  }

  /** What encryption is not worth much with. */
  #limits(): string {
    const providers = [...this.#protections.values()].map(({ atRest }) => atRest.provider);
    const isWeak = providers.some((provider) => provider.startsWith('aescbc'));
    return isWeak ? '; aescbc does not protect from changes' : '';
  }
}

function words({ atRest: { provider, keyName } }: Protection): string {
  return nameWords(`${provider} ${keyName}`.trim());
}
