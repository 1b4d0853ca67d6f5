/**
 * Users and roles of every kind that etcd's authentication store knows (`authpb/auth.proto`):
 * permissions on a key, a range and everything from a key on, users with and without a password,
 * users and roles that are deleted again.
 */
import { prefixEnd, randomKey, randomPrefix } from './content.ts';
import { base64 } from './gateway.ts';
import type { Random } from './random.ts';
import type { EtcdServer } from './server.ts';

/** Of the user `root`, who exists wherever authentication is enabled. */
export const ROOT_PASSWORD = 'harness-root-password';

/** Adds roles and users; when it also enables authentication, it logs the server's caller in. */
export async function prepareAuthentication(
  server: EtcdServer,
  random: Random,
  isEnabled: boolean,
): Promise<void> {
  const roles = Array.from({ length: random.integer(1, 5) }, (_, index) => `role-${String(index)}`);
  for (const name of ['root', ...roles]) await server.call('auth/role/add', { name });
  for (const name of roles) await grantPermissions(server, random, name);
  await server.call('auth/user/add', { name: 'root', password: ROOT_PASSWORD });
  await server.call('auth/user/grant', { user: 'root', role: 'root' });
  await addUsers(server, random, roles);
  if (!isEnabled) return;
  await server.call('auth/enable');
  await server.logIn('root', ROOT_PASSWORD);
}

async function grantPermissions(server: EtcdServer, random: Random, name: string): Promise<void> {
  for (let count = random.integer(0, 4); count > 0; count -= 1) {
    const prefix = randomPrefix(random);
    const range = random.pick([
      { key: base64(randomKey(random)) },
      { key: base64(prefix), range_end: base64(prefixEnd(prefix)) },
      { key: base64(prefix), range_end: base64('\u0000') },
    ]);
    const permType = random.pick(['READ', 'WRITE', 'READWRITE']);
    await server.call('auth/role/grant', { name, perm: { permType, ...range } });
  }
}

async function addUsers(
  server: EtcdServer,
  random: Random,
  roles: readonly string[],
): Promise<void> {
  for (let index = random.integer(0, 5); index > 0; index -= 1) {
    const user = random.pick(['alice', 'ünal', 'svc:reader']) + String(index);
    const secret = random.chance(0.3)
      ? { options: { no_password: true } }
      : { password: `password-${String(index)}` };
    await server.call('auth/user/add', { name: user, ...secret });
    await server.call('auth/user/grant', { user, role: random.pick(roles) });
    if (random.chance(0.2)) await server.call('auth/user/delete', { name: user });
  }
}
