/** Makes the newer object of the older one and the fields that differ. */

import { isJsonObject } from '../../../src/bytes/json.ts';
import type { JsonObject, JsonValue } from '../../../src/bytes/json.ts';
import type { FieldChange, PathStep } from '../../../src/kubernetes/change/object-change.ts';

type Tree = JsonValue | TreeList | TreeObject;
type TreeList = Tree[];
type TreeObject = Map<string, Tree>;

/** The object after the changes; the order of names is not kept. */
export function applyFields(before: JsonObject, fields: readonly FieldChange[]): JsonValue {
  let root = treeOf(before);
  const removed = fields.filter(({ change }) => change === 'removed');
  for (const field of removed.toSorted((a, b) => compareSteps(b.steps, a.steps))) {
    remove(containerOf(root, field.steps), lastOf(field.steps));
  }
  const others = fields.filter(({ change }) => change !== 'removed');
  for (const field of others.toSorted((a, b) => compareSteps(a.steps, b.steps))) {
    if (field.isOrder === true) reorder(valueAt(root, field.steps) as TreeList, field);
    else if (field.steps.length === 0) root = treeOf(field.after as JsonValue);
    else put(containerOf(root, field.steps), field);
  }
  return jsonOf(root);
}

function put(container: Tree, { steps, change, after }: FieldChange): void {
  const last = lastOf(steps);
  const value = treeOf(after as JsonValue);
  if ('name' in last) (container as TreeObject).set(last.name, value);
  else (container as TreeList).splice(last.index, change === 'added' ? 0 : 1, value);
}

function remove(container: Tree, last: PathStep): void {
  if ('name' in last) (container as TreeObject).delete(last.name);
  else (container as TreeList).splice(last.index, 1);
}

function reorder(list: TreeList, { before, after }: FieldChange): void {
  const [older, newer] = [before, after] as [string[], string[]];
  const copy = [...list];
  for (const [index, text] of newer.entries()) list[index] = copy[older.indexOf(text)] ?? null;
}

function containerOf(root: Tree, steps: readonly PathStep[]): Tree {
  return valueAt(root, steps.slice(0, -1));
}

function valueAt(root: Tree, steps: readonly PathStep[]): Tree {
  return steps.reduce<Tree>(
    (tree, step) =>
      ('name' in step ? (tree as TreeObject).get(step.name) : (tree as TreeList)[step.index]) ??
      null,
    root,
  );
}

function lastOf(steps: readonly PathStep[]): PathStep {
  return steps.at(-1) ?? { name: '' };
}

/** Positions by number, and what is outside before what is inside. */
function compareSteps(a: readonly PathStep[], b: readonly PathStep[]): number {
  for (const [at, step] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    if ('name' in step && 'name' in other) {
      if (step.name !== other.name) return step.name < other.name ? -1 : 1;
    } else if ('index' in step && 'index' in other && step.index !== other.index) {
      return step.index - other.index;
    }
  }
  return a.length - b.length;
}

function treeOf(value: JsonValue): Tree {
  if (Array.isArray(value)) return value.map((item: JsonValue) => treeOf(item));
  if (!isJsonObject(value)) return value;
  return new Map(Object.entries(value).map(([name, field]) => [name, treeOf(field)]));
}

function jsonOf(tree: Tree): JsonValue {
  if (Array.isArray(tree)) return tree.map((item: Tree) => jsonOf(item));
  if (!(tree instanceof Map)) return tree;
  return Object.fromEntries([...tree].map(([name, field]) => [name, jsonOf(field)]));
}
