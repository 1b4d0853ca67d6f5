/**
 * The backup job of `docs/guide/ci.md` against a real server: a good run leaves a backup; where the
 * snapshot is damaged on the way, a demand is not met or nothing can be saved, nothing counts and
 * the backup of before stays as it is.
 */
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { base64 } from './harness/gateway.ts';
import { run } from './harness/run.ts';
import { EtcdServer } from './harness/server.ts';
import { locateOracles } from '../oracles/locate.ts';
import type { RunResult } from './harness/run.ts';

const JOB = fileURLToPath(new URL('../../docs/guide/backup-job.sh', import.meta.url));
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const TIMEOUT_MS = 120_000;
const KEY_COUNT = 40;
const BACKUP_NAME = /^snapshot-\d{8}T\d{6}Z\.db$/;

const oracles = locateOracles();

describe.skipIf(!oracles)('the backup job', { timeout: TIMEOUT_MS }, () => {
  const tools = oracles?.etcd['3.6.16'];
  let folder = '';
  let server: EtcdServer | undefined;
  let backups = '';
  let metrics = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-backup-'));
    server = await EtcdServer.start({ tools: tools!, folder });
    await writeFile(join(folder, 'etcd-snapshot.yaml'), 'verify:\n  min-revision: 3\n');
    for (let key = 0; key < KEY_COUNT; key++) await put(`key-${String(key)}`, 'a value');
  });
  beforeEach(async () => {
    backups = await mkdtemp(join(folder, 'backups-'));
    metrics = join(backups, 'etcd.prom');
  });
  afterAll(async () => {
    await server?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('leaves a backup and says so in the metrics', async () => {
    const job = await runJob(['--min-keys', String(KEY_COUNT)]);
    expect(job, job.stderr).toMatchObject({ exit: 0 });
    expect(await visible()).toEqual(['etcd.prom', expect.stringMatching(BACKUP_NAME)]);
    const status = await run(tools!.etcdutl, ['snapshot', 'status', await onlyBackup()]);
    expect(status, status.stderr).toMatchObject({ exit: 0 });
    const text = await readFile(metrics, 'utf8');
    expect(text).toMatch(/^etcd_snapshot_verify_sound\{.*\} 1$/m);
    expect(text).toMatch(/^etcd_snapshot_backup_exit_code 0$/m);
    expect(text).toMatch(/^etcd_snapshot_backup_last_success_timestamp_seconds [1-9]\d{9}$/m);
    expect(text.match(/# EOF/g)).toHaveLength(1);
    expect(text.endsWith('# EOF\n')).toBe(true);
  });

  it('compares with the backup before and keeps as many as it is told', async () => {
    for (let round = 0; round < 3; round++) {
      const job = await runJob(['--max-drop', '10%'], { KEEP: '2' });
      expect(job, job.stderr).toMatchObject({ exit: 0 });
      expect(job.stderr).not.toContain('going on without a baseline');
      // Names are seconds.
      await delay(1_001);
    }
    expect((await visible()).filter((name) => BACKUP_NAME.test(name))).toHaveLength(2);
  });

  it.each(['flipped', 'cut'])('lets nothing count when the file comes %s', async (damage) => {
    const before = await goodBackup();
    const shim = await damagingEtcdctl(damage);
    const job = await runJob([], { PATH: `${shim}:${await path()}` });
    expect(job.exit, job.stderr).toBe(1);
    expect(job.stdout).toMatch(/^DAMAGED/m);
    await expectOnly(before);
    const text = await readFile(metrics, 'utf8');
    expect(text).toMatch(/^etcd_snapshot_verify_sound\{.*\} 0$/m);
    expect(text).toMatch(/^etcd_snapshot_backup_exit_code 1$/m);
    expect(lastSuccess(text)).toBe(before.success);
  });

  it('lets nothing count when a demand is not met', async () => {
    const before = await goodBackup();
    const job = await runJob(['--min-keys', String(KEY_COUNT * 10)]);
    expect(job.exit, job.stderr).toBe(1);
    expect(job.stdout).toMatch(/^REFUSED/m);
    expect(job.stdout).toContain('policy-min-keys');
    await expectOnly(before);
  });

  it('lets nothing count when keys are gone since the backup before', async () => {
    const before = await goodBackup();
    await server!.call('kv/deleterange', { key: base64('key-'), range_end: base64('key.') });
    try {
      const job = await runJob(['--max-drop', '30%']);
      expect(job.exit, job.stderr).toBe(1);
      expect(job.stdout).toContain('baseline-keys');
      await expectOnly(before);
    } finally {
      for (let key = 0; key < KEY_COUNT; key++) await put(`key-${String(key)}`, 'a value');
    }
  });

  it('leaves everything as it is when nothing can be saved', async () => {
    const before = await goodBackup();
    const job = await runJob([], { ETCDCTL_ENDPOINTS: 'http://127.0.0.1:1' });
    expect(job.exit, job.stderr).not.toBe(0);
    await expectOnly(before);
    const text = await readFile(metrics, 'utf8');
    expect(text).not.toMatch(/^etcd_snapshot_backup_exit_code 0$/m);
    expect(lastSuccess(text)).toBe(before.success);
  });

  it('does without a baseline that has rotted', async () => {
    const before = await goodBackup();
    await writeFile(before.file, flip(before.bytes));
    await delay(1_001);
    const job = await runJob([]);
    expect(job, job.stderr).toMatchObject({ exit: 0 });
    expect(job.stderr).toContain('going on without a baseline');
    expect((await visible()).filter((name) => BACKUP_NAME.test(name))).toHaveLength(2);
  });

  async function put(key: string, value: string): Promise<void> {
    await server!.call('kv/put', { key: base64(key), value: base64(value) });
  }

  /** Runs the job; a limit on etcdctl keeps a dead endpoint from taking long. */
  async function runJob(
    options: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<RunResult> {
    return run('sh', [JOB, ...options], {
      cwd: folder,
      environment: {
        PATH: await path(),
        BACKUP_DIR: backups,
        METRICS_FILE: metrics,
        ETCDCTL_ENDPOINTS: server!.clientUrl,
        ETCDCTL_DIAL_TIMEOUT: '2s',
        ETCDCTL_COMMAND_TIMEOUT: '5s',
        ...environment,
      },
    });
  }

  /** Programs of the job: our command as it was built, the release's etcdctl, the system's own. */
  async function path(): Promise<string> {
    const programs = join(folder, 'programs');
    await mkdir(programs, { recursive: true });
    await program(join(programs, 'etcd-snapshot'), `exec '${process.execPath}' '${MAIN}' "$@"`);
    await program(join(programs, 'etcdctl'), `exec '${tools!.etcdctl}' "$@"`);
    return `${programs}:/usr/local/bin:/usr/bin:/bin`;
  }

  /** An etcdctl whose file is damaged on its way to the disk, and which says that all went well. */
  async function damagingEtcdctl(damage: string): Promise<string> {
    const shim = await mkdtemp(join(folder, 'shim-'));
    // A byte in the third page, or all that follows the fourth.
    const spoil = {
      flipped: `printf 'X' | dd of="$3" bs=1 seek=9000 conv=notrunc 2>/dev/null`,
      cut: `truncate -s 16416 "$3"`,
    }[damage]!;
    await program(join(shim, 'etcdctl'), `'${tools!.etcdctl}' "$@" || exit $?\n${spoil}`);
    return shim;
  }

  /** A backup as a run of the job before has left it. */
  async function goodBackup(): Promise<GoodBackup> {
    const job = await runJob([]);
    expect(job, job.stderr).toMatchObject({ exit: 0 });
    const file = await onlyBackup();
    const success = lastSuccess(await readFile(metrics, 'utf8'));
    return { file, bytes: await readFile(file), success };
  }

  async function onlyBackup(): Promise<string> {
    const [name = '', ...others] = (await visible()).filter((one) => BACKUP_NAME.test(one));
    expect(others).toEqual([]);
    return join(backups, name);
  }

  /** Nothing that counts is there but the backup of before, byte for byte. */
  async function expectOnly(before: GoodBackup): Promise<void> {
    expect(await onlyBackup()).toBe(before.file);
    expect((await readFile(before.file)).equals(before.bytes)).toBe(true);
  }

  async function visible(): Promise<string[]> {
    return (await readdir(backups)).filter((name) => !name.startsWith('.')).sort();
  }
});

interface GoodBackup {
  readonly file: string;
  readonly bytes: Buffer;
  readonly success: string;
}

function lastSuccess(text: string): string {
  return /^etcd_snapshot_backup_last_success_timestamp_seconds (\d+)$/m.exec(text)?.[1] ?? '';
}

function flip(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[9_000] = (changed[9_000] ?? 0) ^ 1;
  return changed;
}

async function program(file: string, script: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
}
