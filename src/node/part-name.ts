/**
 * Names of the folders in which something is made before it gets its place: `.part-RANDOM` inside an
 * empty target, `.NAME.part-RANDOM` beside one that is not there yet.
 */

import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/** A file system takes 255 bytes; the random part and the dots need 23 of them. */
const STEM_BYTES_MAX = 200;
const ENDING = /^\.part-[0-9a-f]{16}$/;

/** What a target's own part names begin with. */
function stemOf(target: string): string {
  const name = basename(target);
  let stem = '';
  let bytes = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > STEM_BYTES_MAX) break;
    stem += character;
  }
  return `.${stem}`;
}

/** A new name beside a target, or inside of it. */
export function newPartPath(target: string, where: 'beside' | 'inside'): string {
  const ending = `.part-${randomBytes(8).toString('hex')}`;
  return where === 'inside' ? join(target, ending) : join(dirname(target), stemOf(target) + ending);
}

/** Whether it is the name of a part beside the target, or, without one, inside of it. */
export function isPartName(name: string, target: string | undefined): boolean {
  const stem = target === undefined ? '' : stemOf(target);
  return name.startsWith(stem) && ENDING.test(name.slice(stem.length));
}
