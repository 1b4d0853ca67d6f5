/** Finds the ids behind the names of `--owner`. */

import { readFile } from 'node:fs/promises';

import type { Owner } from '../../node/file-byte-sink.ts';
import { UsageError } from '../context.ts';
import type { OwnerWish } from './options.ts';

/** Ids have 32 bits, and the highest one means that nothing is changed (chown(2)). */
const ID_MAX = 2 ** 32 - 2;

/** @throws {UsageError} if the system does not know a name, or a number is none of its ids. */
export async function ownerOf({ user, group }: OwnerWish): Promise<Owner> {
  return {
    uid: await idOf(user, '/etc/passwd', 'user'),
    gid: await idOf(group, '/etc/group', 'group'),
  };
}

/** Both files have name and id in their first and third field (passwd(5), group(5)). */
async function idOf(name: string, file: string, what: string): Promise<number> {
  if (/^\d+$/.test(name)) {
    if (Number(name) <= ID_MAX) return Number(name);
    throw new UsageError(`--owner: found ${what} ${name}, expected at most ${String(ID_MAX)}`);
  }
  const text = await readFile(file, 'utf8').catch(() => '');
  const line = text.split('\n').find((one) => one.split(':')[0] === name);
  const id = line?.split(':')[2] ?? '';
  if (/^\d+$/.test(id)) return Number(id);
  throw new UsageError(`--owner: this machine knows no ${what} ${name}; give a number`);
}
