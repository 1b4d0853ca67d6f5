/** Whatever is opened to be looked at, no output has a value of a Secret in it, or a key. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { readObjects } from '../../build/kubernetes-objects.ts';
import { tell } from '../fake.ts';
import { enterFolder, putEncryption, putSnapshots } from '../folder.ts';

/** What is shorter may stand in any output by chance. */
const LENGTH_MIN = 8;

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  putSnapshots();
  putEncryption();
});
afterAll(() => {
  folder.leave();
});

const CASES = ['after', 'enc-wildcard-all', 'enc-aesgcm'].flatMap((name) =>
  ['text', 'json', 'html'].map((format) => [name, format] as const),
);

it.each(CASES)('%s as %s', async (name, format) => {
  const keys = `${name}.yaml`;
  const words = [`${name}.db`, '--security', '--encryption-config', keys, '-w', format];
  const { stdout, exit } = await tell(['inspect', ...words]);
  expect(exit).toBe(0);
  const told = [...secretsOf(name), ...keysIn(readFileSync(keys, 'utf8'))];
  expect(told.length).toBeGreaterThan(5);
  expect(told.filter((secret) => stdout.includes(secret))).toEqual([]);
});

/** Values of Secrets, as they are and in base64. */
function secretsOf(name: string): string[] {
  const objects = readObjects(`kubernetes/${name}`);
  // A token names its namespace, which is no secret.
  const names = new Set(objects.flatMap(({ key }) => key.split('/')));
  return objects.flatMap(({ key, object }) => {
    if (!key.startsWith('/registry/secrets/')) return [];
    const { data = {} } = object as unknown as { data?: Record<string, string> };
    return Object.values(data).flatMap((text) => {
      const plain = Buffer.from(text, 'base64').toString('utf8');
      const isSecret = plain.length >= LENGTH_MIN && !names.has(plain);
      return isSecret ? [text, plain] : [];
    });
  });
}

function keysIn(yaml: string): string[] {
  return [...yaml.matchAll(/secret: (\S+)/g)].map(([, key = '']) => key);
}
