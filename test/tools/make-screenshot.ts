/**
 * Makes the picture of `inspect -w html` in the guide: the page about a snapshot of the fixtures, as
 * Debian's Chromium shows it, down to the end of the timeline. Runs the built command (`dist`). It
 * is made by hand and not compared: fonts differ between machines. Run from the package's root folder.
 */

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { chromium } from 'playwright-core';

import { EXECUTABLE, FLAGS } from '../browser/chromium.ts';

const FIXTURE = 'fixtures/kubernetes/after';
const PICTURE = 'docs/guide/images/inspect.png';
const SIZE_MAX = 300_000;
const WIDTH = 1200;
/** Below the last thing that is to be seen. */
const MARGIN = 16;

const run = promisify(execFile);

const folder = await mkdtemp(join(tmpdir(), 'screenshot-'));
try {
  const picture = await photograph(await makePage());
  if (picture.length > SIZE_MAX) throw new Error(`${PICTURE}: ${String(picture.length)} bytes`);
  await mkdir(dirname(PICTURE), { recursive: true });
  await writeFile(PICTURE, picture);
  const { size } = await stat(PICTURE);
  process.stdout.write(`${PICTURE}: ${String(size)} bytes\n`);
} finally {
  await rm(folder, { recursive: true });
}

/** The page that the command writes. */
async function makePage(): Promise<string> {
  const packed = await readFile(join(FIXTURE, 'snapshot.db.gz'));
  await writeFile(join(folder, 'after.db'), await promisify(gunzip)(packed));
  const keys = ['--encryption-config', join(process.cwd(), FIXTURE, 'encryption.yaml')];
  const args = ['inspect', 'after.db', ...keys, '-w', 'html', '--out', 'after.html'];
  await run(process.execPath, [join(process.cwd(), 'dist/cli/main.js'), ...args], { cwd: folder });
  return join(folder, 'after.html');
}

async function photograph(page: string): Promise<Uint8Array> {
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: [...FLAGS] });
  try {
    const opened = await browser.newPage({ viewport: { width: WIDTH, height: 900 } });
    await opened.goto(pathToFileURL(page).href);
    const height = await opened
      .locator('#timeline')
      .evaluate((part) => part.getBoundingClientRect().bottom);
    const clip = { x: 0, y: 0, width: WIDTH, height: Math.ceil(height) + MARGIN };
    return await opened.screenshot({ fullPage: true, clip });
  } finally {
    await browser.close();
  }
}
