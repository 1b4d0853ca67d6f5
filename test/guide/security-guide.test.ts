/** The guide of the security questions names each of them, in the order in which they are asked. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { allQuestions } from '../../src/operations/kubernetes/security/questions/index.ts';

const GUIDE = join(import.meta.dirname, '../../docs/guide/security.md');

it('names every question', () => {
  const rows = [...readFileSync(GUIDE, 'utf8').matchAll(/^\| `([a-z-]+)` /gm)];
  expect(rows.map(([, id]) => id)).toEqual(allQuestions().map(({ id }) => id));
});
