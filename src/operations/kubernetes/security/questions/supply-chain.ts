/** Where what runs comes from. */

import { POD_KINDS, containersOf, podSpecOf } from '../../judge/pod-powers.ts';
import { controllerOf, itemsOf, textOf } from '../../report/json-fields.ts';
import { countOf, listWords, nameWords } from '../../report/words.ts';
import { byCount } from '../counts.ts';
import { Findings } from '../findings.ts';
import type { Answer, Question } from '../question.ts';
import { shownUrl } from '../shown-url.ts';
import type { Named, Seen } from '../seen.ts';

/** Images that are told apart. */
const IMAGES_MAX = 10_000;
/** Contents of one tag that are told apart. */
const DIGESTS_MAX = 8;
const DIGEST = /@?(sha256:[0-9a-f]{64})$/;
/** Kinds of Argo CD and Flux that say where a cluster's configuration comes from. */
const SOURCES = new Set([
  'Application',
  'GitRepository',
  'HelmRepository',
  'OCIRepository',
  'Bucket',
]);
const SOURCE_GROUPS = /^(argoproj\.io|source\.toolkit\.fluxcd\.io)\//;

const NONE: readonly string[] = [];

/** An image as it is asked for. */
interface Image {
  readonly named: Named;
  readonly isUsed: boolean;
  /** Contents that it ran with; most images have one. */
  readonly digests: readonly string[];
}

/** Asks for images and their registries, and for what GitOps follows. */
export class SupplyChain implements Question {
  readonly id = 'supply-chain';
  readonly question = 'Where does what runs come from?';
  readonly kinds = undefined;
  readonly #findings = new Findings();
  readonly #images = new Map<string, Image>();
  #withPullSecrets = 0;
  #isCut = false;

  observe(seen: Seen): void {
    if (seen.builtIn === undefined) {
      if (SOURCES.has(seen.kind) && SOURCE_GROUPS.test(seen.apiVersion)) this.#addSource(seen);
      return;
    }
    if (!POD_KINDS.includes(seen.builtIn) || seen.object === undefined) return;
    const { object } = seen;
    const spec = podSpecOf(seen.builtIn, object);
    const isOwned = controllerOf(object) !== undefined;
    if (!isOwned && itemsOf(spec, 'imagePullSecrets').length > 0) this.#withPullSecrets++;
    for (const container of containersOf(spec)) {
      const image = textOf(container, 'image');
      if (image !== undefined) this.#addImage(image, seen, isOwned);
    }
    for (const list of [
      'containerStatuses',
      'initContainerStatuses',
      'ephemeralContainerStatuses',
    ]) {
      for (const status of itemsOf(object, 'status', list)) this.#addStatus(status);
    }
  }

  finish(): Answer {
    const findings = this.#findings;
    const registries = new Map<string, number>();
    for (const [image, { named, digests }] of this.#images) {
      const registry = registryOf(image);
      registries.set(registry, (registries.get(registry) ?? 0) + 1);
      if (isMoving(image)) {
        findings.note(named, `${nameWords(image)} is whatever the registry gives that day`);
      }
      if (digests.length > 1 && !isMoving(image)) {
        const count = countOf(digests.length, 'content');
        findings.note(named, `${nameWords(image)} ran with ${count}: the tag was moved`);
      }
    }
    const names = byCount(registries).map(
      ([name, count]) => `${nameWords(name)} (${String(count)})`,
    );
    const cut = this.#isCut ? ' or more' : '';
    const from = names.length === 0 ? '' : ` from ${listWords(names, 8)}`;
    const secrets = `; ${countOf(this.#withPullSecrets, 'workload')} with pull secrets`;
    return { answer: `${countOf(this.#images.size, 'image')}${cut}${from}${secrets}`, findings };
  }

  #addImage(image: string, { kind, namespace, name, key }: Seen, isOwned: boolean): void {
    const known = this.#images.get(image);
    // The workload itself is named rather than a pod that it made; of several the first by its key.
    if (known !== undefined && (known.isUsed ? isOwned || known.named.key < key : isOwned)) return;
    if (known === undefined && this.#images.size >= IMAGES_MAX) {
      this.#isCut = true;
      return;
    }
    const named = { kind, namespace, name, key };
    const digests = known?.digests ?? NONE;
    this.#images.set(image, { named, isUsed: !isOwned, digests });
  }

  #addStatus(status: Parameters<typeof textOf>[0]): void {
    const image = textOf(status, 'image') ?? '';
    const known = this.#images.get(image);
    const digest = DIGEST.exec(textOf(status, 'imageID') ?? '')?.[1];
    if (known === undefined || digest === undefined) return;
    const { digests } = known;
    if (digests.length >= DIGESTS_MAX || digests.includes(digest)) return;
    this.#images.set(image, { ...known, digests: [...digests, digest] });
  }

  #addSource(seen: Seen): void {
    const { object } = seen;
    const urls = [
      textOf(object, 'spec', 'source', 'repoURL'),
      ...itemsOf(object, 'spec', 'sources').map((source) => textOf(source, 'repoURL')),
      textOf(object, 'spec', 'url'),
      textOf(object, 'spec', 'endpoint'),
    ].filter((url) => url !== undefined);
    if (urls.length === 0) return;
    this.#findings.note(seen, `follows ${listWords(urls.map(shownUrl), 3)}`);
  }
}

/** The registry that an image is pulled from; Docker's where none is said. */
function registryOf(image: string): string {
  const [first = '', ...rest] = image.split('/');
  const isRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return isRegistry ? first : 'docker.io';
}

/** Whether an image has no tag, or one that moves, and no digest. */
function isMoving(image: string): boolean {
  if (image.includes('@')) return false;
  const tag = /:([^:/]*)$/.exec(image)?.[1];
  return tag === undefined || tag === 'latest';
}
