/** The definitions of both sides, and how they differ. */

import type { JsonObject } from '../../../bytes/json.ts';
import { decodeText, encodeText } from '../../../bytes/text.ts';
import type { DefinitionDifference } from '../definitions/compare-definitions.ts';
import { compareDefinitions } from '../definitions/compare-definitions.ts';
import type { Definition } from '../definitions/definition.ts';
import { readDefinition } from '../definitions/definition.ts';

/** A definition that changed. */
export interface DefinitionChange {
  readonly change: 'added' | 'removed' | 'modified';
  readonly name: string;
  readonly group: string;
  readonly kind: string;
  readonly key: string;
  readonly differences: readonly DefinitionDifference[];
  /** Custom resources that went with a removed definition. */
  readonly goneWith: number;
  /** Custom resources that are still there without it, as far as they were seen. */
  readonly orphans: number;
}

/** What is known of the definitions. */
export interface DefinitionFacts {
  readonly changes: readonly Omit<DefinitionChange, 'goneWith' | 'orphans'>[];
  readonly removed: ReadonlySet<string>;
  /** Groups that had a definition before. */
  readonly groupsBefore: ReadonlySet<string>;
}

/** Custom resources without a definition. */
export interface RemovedResource {
  /** Of the definition. */
  readonly name: string;
  readonly kind: string;
  /** What their keys begin with. */
  readonly prefix: Uint8Array;
}

/** The key of a definition. */
interface DefinitionKey {
  /** Printable. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** Changes that are kept; the largest clusters have a thousand definitions. */
const CHANGES_MAX = 5000;
/** Where definitions are kept, behind the prefix of all keys. */
const DEFINITIONS = '/apiextensions.k8s.io/customresourcedefinitions/';

/** Gathers definitions as they go by. */
export class DefinitionCollector {
  readonly #changes: Omit<DefinitionChange, 'goneWith' | 'orphans'>[] = [];
  readonly #removed = new Map<string, RemovedResource>();
  readonly #groupsBefore = new Set<string>();

  /** Takes a definition, as it was and as it is; gives what changed in it. */
  add(
    { key, bytes }: DefinitionKey,
    before: JsonObject | undefined,
    after: JsonObject | undefined,
  ): readonly DefinitionDifference[] {
    const older = before === undefined ? undefined : readDefinition(before);
    const newer = after === undefined ? undefined : readDefinition(after);
    if (older !== undefined) this.#groupsBefore.add(older.group);
    const definition = newer ?? older;
    if (definition === undefined) return [];
    if (older !== undefined && newer !== undefined) {
      const differences = compareDefinitions(older, newer);
      if (differences.length > 0) this.#push('modified', definition, key, differences);
      return differences;
    }
    // What is there but cannot be read is neither added nor removed.
    if (newer === undefined && after === undefined) {
      this.#removed.set(definition.name, removedResource(definition, bytes));
      this.#push('removed', definition, key);
    } else if (older === undefined && before === undefined) {
      this.#push('added', definition, key);
    }
    return [];
  }

  /** Takes a definition that did not change. */
  addUnchanged(object: JsonObject): void {
    const definition = readDefinition(object);
    if (definition !== undefined) this.#groupsBefore.add(definition.group);
  }

  /** The resources whose definitions are gone. */
  get removedResources(): readonly RemovedResource[] {
    return [...this.#removed.values()];
  }

  /** What was gathered. */
  get facts(): DefinitionFacts {
    return {
      changes: this.#changes,
      removed: new Set(this.#removed.keys()),
      groupsBefore: this.#groupsBefore,
    };
  }

  #push(
    change: DefinitionChange['change'],
    { name, group, kind }: Definition,
    key: string,
    differences: readonly DefinitionDifference[] = [],
  ): void {
    if (this.#changes.length >= CHANGES_MAX) return;
    this.#changes.push({ change, name, group, kind, key, differences });
  }
}

function removedResource(definition: Definition, key: Uint8Array): RemovedResource {
  const { name, kind, group, plural } = definition;
  const text = decodeText(key) ?? '';
  const prefix = text.slice(0, Math.max(0, text.lastIndexOf(DEFINITIONS)));
  return { name, kind, prefix: encodeText(`${prefix}/${group}/${plural}/`) };
}
