/**
 * Authentication: users and roles decode under their own names, users have roles that exist, and
 * where it is on somebody can log in as root (etcd server/auth/store.go, v3.6.14).
 */

import { formatKey } from '../../bytes/text.ts';
import { problemOf } from '../../errors.ts';
import { problem } from '../../findings.ts';
import { decodeAuthEnabled, decodeRole, decodeUser } from '../auth.ts';
import type { User } from '../auth.ts';
import type { CreateStoreCheck } from './check.ts';

const ROOT = 'root';
/** Keys of the auth bucket. */
const ENABLED = 'authEnabled';
const REVISION = 'authRevision';

export const checkAuth: CreateStoreCheck = (_store, report) => {
  const users: User[] = [];
  const roles = new Set<string>();
  let enabled = false;
  const decode = (bucket: string, key: Uint8Array, value: Uint8Array): void => {
    if (bucket === 'authUsers') users.push(decodeUser(key, value));
    else if (bucket === 'authRoles') roles.add(formatKey(decodeRole(key, value).name));
    else if (bucket === 'auth') enabled = decodeAuth(formatKey(key), value, enabled);
  };
  const decodeAuth = (name: string, value: Uint8Array, before: boolean): boolean => {
    if (name === ENABLED) return decodeAuthEnabled(value);
    const place = { bucket: ['auth'], key: name };
    if (name !== REVISION) report(problem('meta-unknown', place, { name }));
    else if (value.length !== 8) {
      const reason = `found ${String(value.length)} bytes, expected 8`;
      report(problem('auth-record', place, { reason }));
    }
    return before;
  };
  return {
    element(bucket, key, value) {
      try {
        decode(bucket, key, value);
      } catch (error) {
        report(problemOf(error));
      }
    },
    end() {
      for (const { name, roles: named } of users) {
        for (const role of named) {
          // The root role works without being stored.
          if (role === ROOT || roles.has(role)) continue;
          const place = { bucket: ['authUsers'], key: formatKey(name) };
          report(problem('auth-reference', place, { user: formatKey(name), role }));
        }
      }
      const root = users.find(({ name }) => formatKey(name) === ROOT);
      if (enabled && root?.roles.includes(ROOT) !== true) {
        report(problem('auth-root', { bucket: ['authUsers'] }, {}));
      }
    },
  };
};
