/** Progress is for a person at a terminal, and only where work takes longer than a second. */

import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { readFixture } from '../build/fixtures.ts';
import { tell } from './fake.ts';
import { enterFolder } from './folder.ts';

const NAME = 'slow\n\u001b[31m.db';
const SHOWN = 'slow\\x0a\\x1b[31m.db';

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  writeFileSync(NAME, readFixture('kubernetes/before', 'snapshot.db'));
});
afterAll(() => {
  folder.leave();
});

/** A clock that goes by so much with each look. */
function clock(stepMs: number): () => number {
  let now = 0;
  return () => (now += stepMs);
}

it.each([
  ['status', ['status', NAME]],
  ['hashkv', ['hashkv', NAME]],
  ['check', ['bbolt', 'check', NAME]],
])('is shown with the name escaped, and taken away: %s', async (_name, argv) => {
  const told = await tell(argv, { now: clock(600), stderrIsTerminal: true });
  expect(told.exit).toBe(0);
  const [first, ...lines] = told.stderr.split('\r');
  expect(first).toBe('');
  expect(lines.pop()).toBe('\u001b[K');
  expect(lines.length).toBeGreaterThan(0);
  const percents = lines.map((line) => Number(line.slice(SHOWN.length, -1)));
  expect(lines).toEqual(percents.map((percent) => `${SHOWN}  ${String(percent)} %`));
  expect(Math.min(...percents)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...percents)).toBeLessThanOrEqual(100);
});

it.each([
  ['fast work', { now: clock(0), stderrIsTerminal: true }, []],
  ['no terminal', { now: clock(600) }, []],
  ['--quiet', { now: clock(600), stderrIsTerminal: true }, ['--quiet']],
])('is not shown: %s', async (_name, world, options) => {
  const told = await tell(['status', NAME, ...options], world);
  expect(told).toEqual({ exit: 0, stdout: '9c21788e, 951, 707, 2.5 MB, 3.6.0\n', stderr: '' });
});
