/** What `get` can write, by the value of `-w`. */

import { InvalidArgumentError } from 'commander';

import { parseFieldPath } from './field-path.ts';
import type { FieldStep } from './field-path.ts';

/** Formats without a path. */
const NAMES = ['yaml', 'json', 'jsonl', 'raw', 'name'] as const;
const FIELD = 'field=';

/** A format. */
export type GetFormat =
  | { readonly type: (typeof NAMES)[number] }
  | { readonly type: 'field'; readonly path: readonly FieldStep[] };

/** Takes the value of `-w`, and keeps it as it is if it says a format. */
export function checkFormat(text: string): string {
  formatOf(text);
  return text;
}

/**
 * The format of a value of `-w`.
 * @throws {InvalidArgumentError} if it says none.
 */
export function formatOf(text: string): GetFormat {
  const type = NAMES.find((name) => name === text);
  if (type !== undefined) return { type };
  if (text.startsWith(FIELD)) {
    const path = parseFieldPath(text.slice(FIELD.length));
    if (path !== undefined) return { type: 'field', path };
    throw new InvalidArgumentError('expected a path such as field=.spec.containers[0].image.');
  }
  throw new InvalidArgumentError(`expected ${NAMES.join(', ')}, or field=.spec.replicas.`);
}
