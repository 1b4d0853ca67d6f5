/**
 * The page about a snapshot in Debian's Chromium, opened as a file under its own policy: it shows what
 * it has with the script and without, asks for nothing, and names that are out to do harm do none.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { renderInspectHtml } from '../../src/cli/render/inspect/html.ts';
import type { InspectReport } from '../../src/operations/kubernetes/inspect/report.ts';
import { withTexts } from '../build/hostile-report.ts';
import { contrast } from '../build/contrast.ts';
import { readFixture } from '../build/fixtures.ts';
import { EXAMPLE } from '../build/inspect-report.ts';
import { tell } from '../cli/fake.ts';
import { HOSTILE } from '../cli/diff/made-changes.ts';
import { EXECUTABLE, FLAGS } from './chromium.ts';

let browser: Browser | undefined;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-page-'));
  browser = await chromium.launch({ executablePath: EXECUTABLE, args: [...FLAGS] });
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

let page: Page | undefined;
let requests: string[];
/** Requests that the policy has stopped. */
let stopped: string[];
let troubles: string[];
afterEach(() => page?.close());

/** The page of a report, opened; what it asks for and complains of is noted. */
async function open(report: InspectReport, options: BrowserContextOptions = {}): Promise<Page> {
  const path = join(folder, 'page.html');
  await writeFile(path, [...renderInspectHtml(report, 'after.db')].join(''));
  return openFile(path, options);
}

/** A page, opened from its file. */
async function openFile(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const opened = await browser!.newPage(options);
  page = opened;
  requests = [];
  stopped = [];
  troubles = [];
  opened.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') stopped.push(request.url());
  });
  opened.on('request', (request) => requests.push(request.url()));
  opened.on('pageerror', (error) => troubles.push(error.message));
  opened.on('console', (message) => troubles.push(message.text()));
  opened.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await opened.goto(pathToFileURL(path).href);
  return opened;
}

/** Expects that nothing was asked for but the page itself, and nothing was complained of. */
function expectQuiet(path: string = join(folder, 'page.html')): void {
  expect(requests).toEqual([pathToFileURL(path).href]);
  expect(troubles).toEqual([]);
}

describe('a cluster', () => {
  it('is drawn, without any request and within the policy', async () => {
    const opened = await open(EXAMPLE);
    expect(await opened.locator('svg.map:visible .cell').count()).toBeGreaterThan(10);
    expect(await opened.locator('svg.bars:visible .bar').count()).toBe(61);
    expect(await opened.locator('section.part:visible').count()).toBe(11);
    const fill = await opened
      .locator('svg.map:visible .c-pods .cell')
      .first()
      .evaluate((rect) => getComputedStyle(rect).fill);
    expect(fill).toBe('rgb(136, 204, 238)');
    expectQuiet();
  });

  it('has names that stay in their rectangles', async () => {
    const opened = await open(EXAMPLE);
    const outside = await opened.evaluate(() =>
      [...document.querySelectorAll('svg.map')].flatMap((map) => {
        if (map.getBoundingClientRect().width === 0) return [];
        return [...map.querySelectorAll('text')].flatMap((text) => {
          const own = text.getBoundingClientRect();
          const around = text.parentElement!.querySelector('rect')!.getBoundingClientRect();
          const fits = own.right <= around.right + 1 && own.bottom <= around.bottom + 1;
          return fits ? [] : [text.textContent];
        });
      }),
    );
    expect(outside).toEqual([]);
  });

  it('switches between live objects and history, revisions and time', async () => {
    const opened = await open(EXAMPLE);
    const shownMap = (): Promise<string | null> =>
      opened.locator('svg.map:visible').getAttribute('aria-label');
    expect(await shownMap()).not.toContain('history');
    await opened.check('#measure-2');
    expect(await shownMap()).toContain('history');
    await opened.check('#axis-2');
    expect(await opened.locator('svg.bars:visible').getAttribute('aria-label')).toContain('time');
    expectQuiet();
  });

  it('leads from a rectangle to its row, by mouse and by keyboard', async () => {
    const opened = await open(EXAMPLE);
    expect(await opened.locator('#resource-0').isVisible()).toBe(false);
    await opened.locator('svg.map:visible a[href="#resource-0"] .part').first().click();
    expect(await opened.locator('#resource-0').isVisible()).toBe(true);
    const link = opened.locator('svg.map:visible a[href="#resource-1"]');
    await link.focus();
    expect(await opened.locator('.say').first().textContent()).toMatch(/^\w.*: .* kB, /);
    await opened.keyboard.press('Enter');
    await opened.locator('#resource-1:target').waitFor();
    expectQuiet();
  });

  it('finds rows by words, wherever they are folded away', async () => {
    const opened = await open(EXAMPLE);
    await opened.fill('#search', 'metrics-agent');
    expect(await opened.locator('.row:visible').count()).toBe(2);
    expect(await opened.locator('section.part:visible').count()).toBe(1);
    expect(await opened.textContent('#shown')).toBe('2 found');
    await opened.fill('#search', '');
    expect(await opened.locator('section.part:visible').count()).toBe(11);
    expect(await opened.locator('#security-cluster-admins tr.row').isVisible()).toBe(false);
    expectQuiet();
  });

  it('leads to a row that the search has hidden', async () => {
    const opened = await open(EXAMPLE);
    await opened.fill('#search', 'frontend-7d4f');
    await opened.locator('nav a[href="#nodes"]').click();
    expect(await opened.locator('#nodes tr.row').first().isVisible()).toBe(true);
    expect(await opened.inputValue('#search')).toBe('');
    expectQuiet();
  });

  it('lets nothing else be loaded, styled or run, whatever gets into it', async () => {
    const opened = await open(EXAMPLE);
    const found = await opened.evaluate(async () => {
      const heard: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        heard.push(effectiveDirective);
      });
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img src="https://evil.example/x.png"><p id="styled" style="color: red">x</p>' +
          '<svg><image href="https://evil.example/y.png"/></svg>',
      );
      const script = document.createElement('script');
      script.textContent = 'document.title = "run"';
      document.body.append(script);
      await fetch('https://evil.example/').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { color } = getComputedStyle(document.querySelector('#styled')!);
      return { heard, color, title: document.title };
    });
    expect(new Set(found.heard)).toEqual(
      new Set(['img-src', 'style-src-attr', 'script-src-elem', 'connect-src']),
    );
    expect(found).toMatchObject({ color: 'rgb(0, 0, 0)', title: 'Inside of after.db' });
    // Chromium tells of a request that its policy has stopped as of one that was made.
    expect(stopped.length).toBeGreaterThan(0);
    expect(requests.slice(1)).toEqual(stopped);
  });

  it('fits a narrow screen: only drawings and tables are wider, and scroll by themselves', async () => {
    const opened = await open(EXAMPLE, { viewport: { width: 390, height: 800 } });
    await opened.click('#open');
    const widths = await opened.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(widths[0]).toBe(widths[1]);
  });

  it('is complete without the script', async () => {
    const opened = await open(EXAMPLE, { javaScriptEnabled: false });
    expect(await opened.locator('.tools').isVisible()).toBe(false);
    expect(await opened.locator('svg.map:visible').count()).toBe(1);
    await opened.check('#measure-2');
    expect(await opened.locator('svg.map:visible').getAttribute('aria-label')).toContain('history');
    await opened.click('#security-cluster-admins > summary');
    expect(await opened.locator('#security-cluster-admins tr.row').isVisible()).toBe(true);
    expectQuiet();
  });

  it('has text that stands out from what is behind it, in light and in dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const opened = await open(EXAMPLE, { colorScheme });
      const pairs = await opened.evaluate(() =>
        [...document.querySelectorAll('svg.map text')].map((text) => [
          getComputedStyle(text).fill,
          getComputedStyle(text.closest('g[class]')!.querySelector('.cell')!).fill,
        ]),
      );
      for (const [text, behind] of pairs) {
        expect(contrast(text!, behind!)).toBeGreaterThanOrEqual(4.5);
      }
      await opened.close();
    }
  });
});

describe('names out to do harm', () => {
  it('are text, and run nothing', async () => {
    for (const text of HOSTILE) {
      const opened = await open(withTexts(EXAMPLE, () => text));
      const foreign = 'img, b, iframe, object, embed, link, [onerror], [onload], [onmouseover]';
      expect(await opened.locator(foreign).count()).toBe(0);
      expect(await opened.locator('svg').count()).toBe(4);
      await opened.click('#open');
      await opened.fill('#search', text.slice(0, 8));
      expectQuiet();
      await opened.close();
    }
  });
});

it('shows the incident of the fixtures', async () => {
  const [snapshot, out] = [join(folder, 'after.db'), join(folder, 'after.html')];
  await writeFile(snapshot, readFixture('kubernetes/after', 'snapshot.db'));
  const told = await tell(['inspect', snapshot, '--security', '-w', 'html', '--out', out]);
  expect(told).toMatchObject({ exit: 0, stdout: '', stderr: '' });
  const opened = await openFile(out);
  expect(await opened.textContent('h1')).toMatch(/^Inside of .*after\.db$/);
  const first = await opened.locator('.first').textContent();
  expect(first).toContain('ClusterRoleBinding system:metrics-agent');
  expect(await opened.locator('svg.map:visible .cell').count()).toBeGreaterThan(60);
  expect(await opened.locator('svg.map:visible').textContent()).toContain('kube-system');
  await opened.fill('#search', 'node-debugger');
  expect(await opened.locator('.row:visible').count()).toBeGreaterThan(1);
  expectQuiet(out);
});
