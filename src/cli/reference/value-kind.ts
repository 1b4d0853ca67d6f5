/** What a value is, as its name in the help tells: `<file>`, `<folder>`, `<resource>`. */

/**
 * - `choice`: one of those that are listed;
 * - `file`, `folder`: a path;
 * - `resource`: a resource of Kubernetes, such as `deployments`;
 * - `text`: anything else.
 */
export type ValueKind = 'choice' | 'file' | 'folder' | 'resource' | 'text';

/** Words in names of values; a name that has several of them is the first that fits. */
const WORDS: readonly (readonly [ValueKind, readonly string[]])[] = [
  ['file', ['file', 'path', 'snapshot', 'database', 'old', 'new']],
  ['folder', ['folder', 'directory', 'dir']],
  ['resource', ['resource', 'resources']],
];

/** The kind of a value with this name and these choices. */
export function valueKind(name: string, choices: readonly string[]): ValueKind {
  if (choices.length > 0) return 'choice';
  const given = name.toLowerCase().split(/[^a-z]+/);
  const found = WORDS.find(([, words]) => words.some((word) => given.includes(word)));
  return found?.[0] ?? 'text';
}
