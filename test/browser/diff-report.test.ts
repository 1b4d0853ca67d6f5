/**
 * The HTML report of `diff` in Debian's Chromium, opened from a file: it shows what it has, finds
 * changes, asks for nothing, and names that are out to do harm do none.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { printable } from '../../src/cli/render/diff/printable.ts';
import { renderHtml } from '../../src/cli/render/diff/html.ts';
import { readFixture } from '../build/fixtures.ts';
import { tell } from '../cli/fake.ts';
import {
  HEAD,
  HOSTILE,
  HOSTILE_CHANGES,
  madeChange,
  madeReport,
  NO_VEIL,
} from '../cli/diff/made-changes.ts';
import { EXECUTABLE, FLAGS } from './chromium.ts';

const CHANGES = 420;

let browser: Browser | undefined;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diff-report-'));
  browser = await chromium.launch({ executablePath: EXECUTABLE, args: [...FLAGS] });
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

let page: Page;
let requests: string[];
/** Requests that the policy has stopped. */
let stopped: string[];
let troubles: string[];
beforeEach(async () => {
  page = await browser!.newPage();
  requests = [];
  stopped = [];
  troubles = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') stopped.push(request.url());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => troubles.push(message.text()));
});
afterEach(() => page.close());

async function open(name: string, html: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, html);
  const url = pathToFileURL(path).href;
  await page.goto(url);
  return url;
}

/** Changes that are to be seen. */
function shownCount(): Promise<number> {
  return page.locator('details.change:visible').count();
}

describe('a report of many changes with hostile names', () => {
  let url: string;
  beforeEach(async () => {
    const others = Array.from({ length: CHANGES - HOSTILE.length }, (_, at) =>
      madeChange(`settings-${String(at)}`, { level: at }, { level: at + 1 }),
    );
    const report = madeReport([...HOSTILE_CHANGES, ...others], HOSTILE);
    url = await open('hostile.html', [...renderHtml(report, HEAD, NO_VEIL)].join(''));
  });

  it('shows all of them, asks for nothing else, and runs nothing of theirs', async () => {
    expect(await shownCount()).toBe(CHANGES);
    expect(await page.textContent('#shown')).toBe(`${String(CHANGES)} shown`);
    await page.click('#open');
    const names = await page.locator('details.change .object').allTextContents();
    for (const text of HOSTILE) expect(names).toContain(`shop/${printable(text)}`);
    const foreign =
      'img, svg, b, a, iframe, object, embed, link, [onerror], [onload], [onmouseover]';
    expect(await page.locator(foreign).count()).toBe(0);
    expect(requests).toEqual([url]);
    expect(troubles).toEqual([]);
  });

  it('finds changes by words of their names and fields, and by what happened', async () => {
    await page.fill('#search', 'settings-17 level');
    expect(await shownCount()).toBe(11);
    await page.fill('#search', '</script><img');
    expect(await shownCount()).toBeGreaterThan(0);
    await page.fill('#search', '');
    await page.uncheck('input[value=modified]');
    expect(await shownCount()).toBe(0);
    await page.check('input[value=modified]');
    expect(await shownCount()).toBe(CHANGES);
  });

  it('folds changes out and in', async () => {
    expect(await page.locator('details.change pre:visible').count()).toBe(0);
    await page.click('#open');
    expect(await page.locator('details.change pre:visible').count()).toBe(CHANGES);
    await page.click('#close');
    expect(await page.locator('details.change pre:visible').count()).toBe(0);
  });

  it('lets nothing else be loaded or run, whatever gets into it', async () => {
    const blocked = await page.evaluate(async () => {
      const heard: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        heard.push(event.effectiveDirective);
      });
      const script = document.createElement('script');
      script.textContent = 'document.title = "run"';
      const image = document.createElement('img');
      image.src = 'https://evil.example/x.png';
      document.body.append(script, image);
      await fetch('https://evil.example/').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { heard, title: document.title };
    });
    expect(new Set(blocked.heard)).toEqual(new Set(['script-src-elem', 'img-src', 'connect-src']));
    expect(blocked.title).not.toBe('run');
    // Chromium tells of a request that its policy has stopped as of one that was made.
    expect(requests.filter((one) => one !== url)).toEqual(stopped);
  });
});

it('shows the incident of the fixtures', async () => {
  const [before, after] = [join(folder, 'before.db'), join(folder, 'after.db')];
  await writeFile(before, readFixture('kubernetes/before', 'snapshot.db'));
  await writeFile(after, readFixture('kubernetes/after', 'snapshot.db'));
  const told = await tell(['diff', before, after, '-w', 'html']);
  expect(told).toMatchObject({ exit: 1, stderr: '' });
  const url = await open('incident.html', told.stdout);
  expect(await page.textContent('h1')).toMatch(/^Different: .*before\.db → .*after\.db$/);
  expect(await page.locator('.first > ul > li').count()).toBeGreaterThan(10);
  expect(await shownCount()).toBeGreaterThan(90);
  await page.fill('#search', 'aws-auth');
  expect(await shownCount()).toBe(1);
  expect(requests).toEqual([url]);
  expect(troubles).toEqual([]);
});
