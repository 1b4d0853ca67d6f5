/**
 * The portable entry in a browser: bundled, and run in a page of Debian's Chromium over a Blob,
 * once with the WebAssembly kernel and once under a policy that forbids it.
 */

import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { EXECUTABLE, FLAGS } from './chromium.ts';
import type { Answer } from './page.ts';
import { serve } from './server.ts';
import type { Server } from './server.ts';

const FIXTURE = 'fixtures/kubernetes/before';

// Undefined when preparing failed.
let server: Server | undefined;
let browser: Browser | undefined;
let expected: Record<string, unknown>;

beforeAll(async () => {
  const bundle = await build({
    input: 'test/browser/page.ts',
    platform: 'browser',
    logLevel: 'warn',
    output: { format: 'es', codeSplitting: false },
    write: false,
  });
  const snapshot = await readFile(`${FIXTURE}/snapshot.db`);
  server = await serve({ script: bundle.output[0].code, snapshot });
  browser = await chromium.launch({ executablePath: EXECUTABLE, args: [...FLAGS] });
  const recorded = JSON.parse(await readFile(`${FIXTURE}/status.json`, 'utf8')) as {
    'etcdutl snapshot status -w json': Record<string, Record<string, unknown>>;
  };
  const answers = recorded['etcdutl snapshot status -w json'];
  const { totalKey: liveKeys, ...rest } = answers['3.7.3']!;
  expected = { ...rest, liveKeys, entries: answers['3.5.35']!['totalKey'] };
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('takes the status of a Blob with the WebAssembly kernel', async () => {
  const { hasKernel, result } = await answerOf('');
  expect(hasKernel).toBe(true);
  expect(result).toMatchObject(expected);
});

it('takes the same status without it where the page may not compile WebAssembly', async () => {
  const { hasKernel, result } = await answerOf("default-src 'self'");
  expect(hasKernel).toBe(false);
  expect(result).toMatchObject(expected);
});

async function answerOf(policy: string): Promise<Answer> {
  const page = await browser!.newPage();
  try {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(server!.page(policy));
    await page.waitForFunction(() => document.body.textContent.startsWith('{'));
    expect(errors).toEqual([]);
    return JSON.parse((await page.textContent('body'))!) as Answer;
  } finally {
    await page.close();
  }
}
