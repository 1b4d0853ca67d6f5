/**
 * What went together: objects with their namespace, pods with their node, custom resources with
 * their definition. The counts are by name, since the definition, node or namespace may come later
 * in the order of keys.
 */

import type { ObjectChange } from '../../../kubernetes/change/object-change.ts';
import { textOf } from './json-fields.ts';
import { builtInKind } from './object-names.ts';

/** Names that are counted at most; a cluster of 5,000 nodes has fewer. */
const NAMES_MAX = 20_000;

/** What went with each. */
export interface DepartureCounts {
  /** Removed namespaces, with the number of objects that were removed in them. */
  readonly namespaces: ReadonlyMap<string, number>;
  /** Removed nodes, with the number of pods that were removed on them. */
  readonly nodes: ReadonlyMap<string, number>;
  /** Removed custom resources by definition, `widgets.legacy.example.net`. */
  readonly customResources: ReadonlyMap<string, CustomResourceCount>;
}

/** Custom resources of a definition. */
export interface CustomResourceCount {
  readonly kind: string;
  /** Removed ones. */
  removed: number;
  /** Those that are live on the newer side; 0 as long as nobody looked for them. */
  live: number;
}

/** Counts as changes go by. */
export class Departures {
  readonly #removedNamespaces = new Set<string>();
  readonly #removedNodes = new Set<string>();
  readonly #inNamespace = new Map<string, number>();
  readonly #onNode = new Map<string, number>();
  readonly #customResources = new Map<string, CustomResourceCount>();

  /** Takes a change. */
  add(change: ObjectChange): void {
    const definition = definitionOf(change);
    if (change.change !== 'removed') return;
    const counts = definition === undefined ? undefined : this.#countsOf(definition, change.kind);
    if (counts !== undefined) counts.removed++;
    const kind = builtInKind(change);
    if (kind === 'Namespace') addName(this.#removedNamespaces, change.name);
    if (kind === 'Node') addName(this.#removedNodes, change.name);
    if (change.namespace !== undefined) count(this.#inNamespace, change.namespace);
    const node = kind === 'Pod' ? nodeOf(change) : undefined;
    if (node !== undefined) count(this.#onNode, node);
  }

  /** Takes a custom resource that is live on the newer side. */
  addLive(definition: string, kind: string): void {
    const counts = this.#countsOf(definition, kind);
    if (counts !== undefined) counts.live++;
  }

  /** What was counted. */
  get counts(): DepartureCounts {
    const among = (names: ReadonlySet<string>, counts: ReadonlyMap<string, number>) =>
      new Map([...names].map((name) => [name, counts.get(name) ?? 0]));
    return {
      namespaces: among(this.#removedNamespaces, this.#inNamespace),
      nodes: among(this.#removedNodes, this.#onNode),
      customResources: this.#customResources,
    };
  }

  #countsOf(definition: string, kind: string): CustomResourceCount | undefined {
    const counts = this.#customResources.get(definition);
    if (counts !== undefined || this.#customResources.size >= NAMES_MAX) return counts;
    const made = { kind, removed: 0, live: 0 };
    this.#customResources.set(definition, made);
    return made;
  }
}

/** Name of the definition that a custom resource has by its key; undefined for all else. */
function definitionOf(change: ObjectChange): string | undefined {
  const { place } = change;
  if (place.type !== 'resource' || place.kind !== undefined) return undefined;
  return place.group === '' ? undefined : `${place.resource}.${place.group}`;
}

/** The node that a removed pod was on. */
function nodeOf(change: ObjectChange): string | undefined {
  return textOf(change.before?.object, 'spec', 'nodeName');
}

/** With what a removed object went, in words; undefined if it went alone. */
export function goneWith(
  change: ObjectChange,
  departures: DepartureCounts,
  removedDefinitions: ReadonlySet<string>,
): string | undefined {
  if (change.change !== 'removed') return undefined;
  const definition = definitionOf(change);
  if (definition !== undefined && removedDefinitions.has(definition)) {
    return `gone with ${definition}`;
  }
  const { namespace } = change;
  if (namespace !== undefined && departures.namespaces.has(namespace)) {
    return `gone with namespace ${namespace}`;
  }
  const node = builtInKind(change) === 'Pod' ? nodeOf(change) : nodeNamed(change);
  if (node === undefined || !departures.nodes.has(node)) return undefined;
  return `gone with node ${node}`;
}

/** A node's lease and storage node have its name. */
function nodeNamed(change: ObjectChange): string | undefined {
  const kind = builtInKind(change);
  const isOfNode =
    kind === 'CSINode' || (kind === 'Lease' && change.namespace === 'kube-node-lease');
  return isOfNode ? change.name : undefined;
}

function addName(names: Set<string>, name: string): void {
  if (names.size < NAMES_MAX) names.add(name);
}

function count(counts: Map<string, number>, name: string): void {
  const before = counts.get(name);
  if (before === undefined && counts.size >= NAMES_MAX) return;
  counts.set(name, (before ?? 0) + 1);
}
