/** Debug containers and debug pods: somebody had a shell there. */

import { itemsOf, textOf } from '../../report/json-fields.ts';
import { countOf, nameWords } from '../../report/words.ts';
import { Findings } from '../findings.ts';
import { setBy, setByWords } from '../managers.ts';
import type { Answer, Question } from '../question.ts';
import type { Seen } from '../seen.ts';

/** What `kubectl debug` calls itself when it writes (kubectl pkg/cmd/debug/debug.go, v0.36.3). */
const MANAGER = 'kubectl-debug';

/** Asks for ephemeral containers and for pods of `kubectl debug`. */
export class DebugTraces implements Question {
  readonly id = 'debug-traces';
  readonly question = 'Where did somebody open a shell?';
  readonly kinds: readonly string[] = ['Pod'];
  readonly #findings = new Findings();

  observe(seen: Seen): void {
    const { object } = seen;
    const attached = itemsOf(object, 'spec', 'ephemeralContainers');
    const by =
      attached.length === 0 ? '' : setByWords(setBy(seen.whole, 'spec', 'ephemeralContainers'));
    for (const container of attached) {
      const name = nameWords(textOf(container, 'name') ?? '');
      const image = nameWords(textOf(container, 'image') ?? '');
      const target = textOf(container, 'targetContainerName');
      const inside = target === undefined ? '' : ` in container ${nameWords(target)}`;
      this.#findings.alarm(seen, `debug container ${name} (${image}) was attached${inside}${by}`);
    }
    if (seen.name.startsWith('node-debugger-')) {
      const node = textOf(object, 'spec', 'nodeName') ?? 'a node';
      const detail = `named as kubectl debug names a shell on a node: ${nameWords(node)}`;
      this.#findings.alarm(seen, detail);
    } else if (attached.length === 0 && isWrittenByDebug(seen)) {
      this.#findings.alarm(seen, 'written by kubectl debug: a copy of a pod to look into');
    }
  }

  finish(): Answer {
    const { total } = this.#findings;
    const limits = 'kubectl exec and attach leave no trace in etcd';
    const answer =
      total === 0 ? `Nowhere that can be seen; ${limits}` : `${countOf(total, 'trace')}; ${limits}`;
    return { answer, findings: this.#findings };
  }
}

function isWrittenByDebug({ object }: Seen): boolean {
  return itemsOf(object, 'metadata', 'managedFields').some(
    (entry) => textOf(entry, 'manager') === MANAGER,
  );
}
