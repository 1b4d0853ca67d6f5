/**
 * Authentication: the auth, authUsers and authRoles buckets (etcd server/storage/schema/auth*.go
 * and api/authpb/auth.proto, v3.6.14).
 */

import { equalBytes } from '../bytes/compare.ts';
import { formatKey } from '../bytes/text.ts';
import { CorruptionError } from '../errors.ts';
import { problem } from '../findings.ts';
import type { Problem } from '../findings.ts';
import { etcd } from '../messages/etcd.js';
import { decodeMessage } from './message.ts';

/** A user; the password's bcrypt text is left where it is. */
export interface User {
  readonly name: Uint8Array;
  readonly roles: readonly string[];
  /** Whether the user can log in by certificate only. */
  readonly noPassword: boolean;
}

/** What a permission allows. */
export type PermissionType = 'READ' | 'WRITE' | 'READWRITE';

/** A permission on one key, or on a range of them. */
export interface Permission {
  readonly type: PermissionType;
  readonly key: Uint8Array;
  /**
   * Empty for one key, a single zero byte for every key from `key` on, else the end of a half-open
   * range.
   */
  readonly rangeEnd: Uint8Array;
}

/** A role. */
export interface Role {
  readonly name: Uint8Array;
  readonly permissions: readonly Permission[];
}

const TYPES: readonly PermissionType[] = ['READ', 'WRITE', 'READWRITE'];

/**
 * Decodes auth/authEnabled: whether requests must authenticate; absent until it was enabled once.
 * @throws {CorruptionError} auth-record.
 */
export function decodeAuthEnabled(value: Uint8Array | undefined): boolean {
  if (value === undefined) return false;
  if (value.length === 1 && (value[0] === 0 || value[0] === 1)) return value[0] === 1;
  const place = { bucket: ['auth'], key: 'authEnabled' };
  const reason = `found ${String(value.length)} bytes, expected one byte 0 or 1`;
  throw new CorruptionError(problem('auth-record', place, { reason }));
}

/**
 * Decodes a user and compares the name with the key.
 * @throws {CorruptionError} auth-record.
 */
export function decodeUser(key: Uint8Array, value: Uint8Array): User {
  const wrong = wrongIn('authUsers', key);
  const message = decodeMessage(value, (reader) => etcd.User.decode(reader), wrong);
  expectName(key, message.name, wrong);
  const { name, roles, options } = message;
  return { name, roles, noPassword: options?.no_password ?? false };
}

/**
 * Decodes a role and compares the name with the key.
 * @throws {CorruptionError} auth-record.
 */
export function decodeRole(key: Uint8Array, value: Uint8Array): Role {
  const wrong = wrongIn('authRoles', key);
  const message = decodeMessage(value, (reader) => etcd.Role.decode(reader), wrong);
  expectName(key, message.name, wrong);
  const permissions = message.keyPermission.map((found): Permission => {
    const type = TYPES[found.permType ?? 0];
    if (type === undefined) throw new CorruptionError(wrong('found an unknown permission type'));
    return {
      type,
      key: found.key ?? new Uint8Array(0),
      rangeEnd: found.range_end ?? new Uint8Array(0),
    };
  });
  return { name: message.name, permissions };
}

function wrongIn(bucket: string, key: Uint8Array): (reason: string) => Problem {
  return (reason) => problem('auth-record', { bucket: [bucket], key: formatKey(key) }, { reason });
}

function expectName(key: Uint8Array, name: Uint8Array, wrong: (reason: string) => Problem): void {
  if (equalBytes(key, name)) return;
  throw new CorruptionError(wrong(`found the name ${formatKey(name)}, expected that of the key`));
}
