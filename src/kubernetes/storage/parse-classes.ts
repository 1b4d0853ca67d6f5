/** The classes that somebody asks for by name: `secrets,rbac,crds`. */

import { CLASS_ORDER } from './object-class.ts';
import type { ObjectClass } from './object-class.ts';

/** Other names of classes: what people call them. */
const ALIASES: ReadonlyMap<string, readonly ObjectClass[]> = new Map([
  ['secret', ['secrets']],
  ['crd', ['extension', 'customresources']],
  ['crds', ['extension', 'customresources']],
  ['extensions', ['extension']],
  ['apis', ['extension']],
  ['crs', ['customresources']],
  ['custom-resources', ['customresources']],
  ['webhooks', ['admission']],
  ['workload', ['workloads']],
  ['pod', ['pods']],
  ['configuration', ['config']],
  ['networking', ['network']],
  ['volumes', ['storage']],
  ['node', ['nodes']],
  ['namespace', ['namespaces']],
  ['lease', ['leases']],
  ['event', ['events']],
  ['others', ['other']],
]);

/** Every name that is understood. */
export const CLASS_NAMES: readonly string[] = [...CLASS_ORDER, ...ALIASES.keys()];

/** Nothing is called that; whoever asked is told the nearest of `CLASS_NAMES`. */
export class UnknownClassError extends Error {
  /** What was asked for. */
  readonly given: string;

  constructor(given: string) {
    super(`found ${given}, expected some of ${CLASS_ORDER.join(', ')}`);
    this.given = given;
  }

  override get name(): string {
    return 'UnknownClassError';
  }
}

/**
 * The classes that a list with commas names.
 * @throws {UnknownClassError} at a name that is none.
 */
export function parseClasses(text: string): ReadonlySet<ObjectClass> {
  return new Set(text.split(',').flatMap((name) => classesNamed(name.trim().toLowerCase())));
}

function classesNamed(name: string): readonly ObjectClass[] {
  const own = CLASS_ORDER.find((known) => known === name);
  const named = own === undefined ? ALIASES.get(name) : [own];
  if (named === undefined) throw new UnknownClassError(name);
  return named;
}
