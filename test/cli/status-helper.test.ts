/** The second thread of `status`, as the build makes it: the same answers, and it always ends. */

import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type * as helperModule from '../../src/cli/status-helper.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { FileSource, openFile } from '../../src/node/file-source.ts';
import { status } from '../../src/operations/status.ts';
import { fixtureNames, readFixture } from '../build/fixtures.ts';
import { buildStore, plainRecords, revisionKey } from '../build/store.ts';
import { enterFolder } from './folder.ts';

const BUILT = new URL('../../dist/cli/status-helper.js', import.meta.url).href;
const { startStatusHelper } = (await import(BUILT)) as typeof helperModule;

const STORE = buildStore({ records: plainRecords(400), perPage: 3, pageSize: 1024 });

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
});
afterAll(() => {
  folder.leave();
});

let source: FileSource;
let helper: helperModule.StatusHelper;

async function start(bytes: Uint8Array): Promise<void> {
  writeFileSync('file.db', bytes);
  source = await openFile('file.db', { blocking: true });
  const { fd, name, size } = source;
  const started = startStatusHelper({ fd, name, size }, 2);
  if (started === undefined) throw new Error('no second thread');
  helper = started;
}

afterEach(async () => {
  await helper.close();
  await source.close();
});

test.each([...fixtureNames('etcd').slice(0, 4), ...fixtureNames('kubernetes')])(
  'answers for %s what one thread does',
  async (name) => {
    const bytes = readFixture(name, 'snapshot.db');
    await start(bytes);
    const found = await status(await openSnapshot(source), { helper, seed: 99 });
    expect(found).toEqual(await status(await openSnapshot(bytes)));
  },
);

test('tells of damage in its half what one thread tells', async () => {
  const bytes = STORE.slice();
  // The tag of a record's first field.
  const record = Buffer.concat([revisionKey(390, 0, false), Buffer.of(0x0a)]);
  const at = Buffer.from(bytes).indexOf(record);
  expect(at).toBeGreaterThan(0);
  bytes[at + record.length - 1] = 0xff;
  await start(bytes);
  const run = status(await openSnapshot(source), { helper });
  const alone = status(await openSnapshot(bytes));
  const [found, expected] = await Promise.allSettled([run, alone]);
  expect(expected).toMatchObject({ reason: { code: 'record-value' } });
  expect(found).toEqual(expected);
});

describe('a thread', () => {
  beforeEach(() => start(STORE));

  test('that is not needed ends when it is closed', async () => {
    await helper.close();
    const half = { pageSize: 1024, highWaterMark: 9, from: new Uint8Array(17) };
    const bucket = { path: ['key'], root: 3, sequence: 0n };
    const asked = helper.scanLaterHalf(
      { ...half, bucket, countLiveKeys: true, seed: 0 },
      new AbortController().signal,
    );
    await expect(asked).rejects.toThrow('the second thread ended');
  });

  test('ends with the run that is aborted', async () => {
    const outer = new AbortController();
    const snapshot = await openSnapshot(source);
    const run = status(snapshot, {
      helper,
      signal: outer.signal,
      onProgress: () => {
        outer.abort(new Error('Ctrl-C'));
      },
    });
    await expect(run).rejects.toThrow('Ctrl-C');
  });
});
