/** What changed between two forms of a custom resource definition. */

import { clip, listWords } from '../report/words.ts';
import type { Definition, DefinitionVersion } from './definition.ts';
import type { SchemaChange } from './schema-change.ts';
import { compareSchemas } from './schema-change.ts';

/** A change of a definition. */
export interface DefinitionDifference {
  readonly what:
    | 'version-added'
    | 'version-removed'
    | 'version-served'
    | 'storage-version'
    | 'stored-versions'
    | 'schema'
    | 'subresources'
    | 'scope'
    | 'names'
    | 'conversion'
    | 'unknown-fields';
  /** Whether objects that were fine may be refused, lost or read otherwise. */
  readonly isBreaking: boolean;
  /** `storage version v1alpha1 → v1beta1`. */
  readonly words: string;
}

/** Compares two forms, most important first. */
export function compareDefinitions(
  before: Definition,
  after: Definition,
): readonly DefinitionDifference[] {
  return [
    ...compareVersionNames(before, after),
    ...compareStorage(before, after),
    ...compareShape(before, after),
    ...compareVersions(before, after).sort(
      (one, other) => Number(other.isBreaking) - Number(one.isBreaking),
    ),
  ];
}

function compareVersionNames(before: Definition, after: Definition): DefinitionDifference[] {
  const names = (definition: Definition): string[] => definition.versions.map(({ name }) => name);
  const [older, newer] = [names(before), names(after)];
  const added = newer.filter((name) => !older.includes(name));
  const removed = older.filter((name) => !newer.includes(name));
  return [
    ...added.map((name) => difference('version-added', false, `version ${word(name)} added`)),
    ...removed.map((name) => difference('version-removed', true, `version ${word(name)} removed`)),
  ];
}

function compareStorage(before: Definition, after: Definition): DefinitionDifference[] {
  const storage = (definition: Definition): string =>
    definition.versions.find((version) => version.storage)?.name ?? 'none';
  const [older, newer] = [storage(before), storage(after)];
  const stored = after.storedVersions.filter((name) => !before.storedVersions.includes(name));
  const dropped = before.storedVersions.filter((name) => !after.storedVersions.includes(name));
  const differences: DefinitionDifference[] = [];
  if (older !== newer) {
    const words = `storage version ${word(older)} → ${word(newer)}`;
    differences.push(difference('storage-version', false, words));
  }
  if (dropped.length > 0) {
    const words = `no longer stored in ${listWords(dropped.map(word))}`;
    differences.push(difference('stored-versions', false, words));
  } else if (stored.length > 0 && older === newer) {
    const words = `now also stored in ${listWords(stored.map(word))}`;
    differences.push(difference('stored-versions', false, words));
  }
  return differences;
}

function compareShape(before: Definition, after: Definition): DefinitionDifference[] {
  const differences: DefinitionDifference[] = [];
  const compare = (
    what: DefinitionDifference['what'],
    [older, newer]: readonly [string, string],
    label: string,
  ): void => {
    if (older === newer) return;
    const isBreaking = what === 'scope' || what === 'names';
    const words = `${label} ${clip(older, 100) || 'none'} → ${clip(newer, 100) || 'none'}`;
    differences.push(difference(what, isBreaking, words));
  };
  compare('scope', [before.scope, after.scope], 'scope');
  compare('names', [before.kind, after.kind], 'kind');
  compare('names', [before.aliases.join(', '), after.aliases.join(', ')], 'short names');
  compare('conversion', [before.conversion, after.conversion], 'conversion');
  if (before.preservesUnknownFields !== after.preservesUnknownFields) {
    const isNow = after.preservesUnknownFields ? 'kept' : 'dropped';
    const words = `unknown fields are ${isNow} now`;
    differences.push(difference('unknown-fields', !after.preservesUnknownFields, words));
  }
  return differences;
}

function compareVersions(before: Definition, after: Definition): DefinitionDifference[] {
  return after.versions.flatMap((newer) => {
    const older = before.versions.find(({ name }) => name === newer.name);
    if (older === undefined) return [];
    return [...compareServing(older, newer), ...compareContent(older, newer)];
  });
}

function compareServing(
  older: DefinitionVersion,
  newer: DefinitionVersion,
): DefinitionDifference[] {
  const name = word(newer.name);
  const differences: DefinitionDifference[] = [];
  if (older.served !== newer.served) {
    const words = `version ${name} is ${newer.served ? 'served' : 'no longer served'}`;
    differences.push(difference('version-served', !newer.served, words));
  }
  if (!older.deprecated && newer.deprecated) {
    differences.push(difference('version-served', false, `version ${name} is deprecated`));
  }
  const lost = older.subresources.filter((one) => !newer.subresources.includes(one));
  const gained = newer.subresources.filter((one) => !older.subresources.includes(one));
  for (const one of gained) {
    differences.push(difference('subresources', false, `${name}: subresource ${one} added`));
  }
  for (const one of lost) {
    differences.push(difference('subresources', true, `${name}: subresource ${one} removed`));
  }
  return differences;
}

function compareContent(
  older: DefinitionVersion,
  newer: DefinitionVersion,
): DefinitionDifference[] {
  return compareSchemas(older.schema, newer.schema).map((change) => {
    const isBreaking = change.change === 'removed' || change.change === 'narrowed';
    return difference('schema', isBreaking, `${word(newer.name)}: ${schemaWords(change)}`);
  });
}

function schemaWords({ change, path, what }: SchemaChange): string {
  const words = path === '' ? what : `${clip(path, 150)} ${what}`;
  return change === 'narrowed' || change === 'widened' ? `${words} (${change})` : words;
}

function difference(
  what: DefinitionDifference['what'],
  isBreaking: boolean,
  words: string,
): DefinitionDifference {
  return { what, isBreaking, words };
}

function word(name: string): string {
  return clip(name, 63);
}
