/** The package as it would be published: packed, and installed in an empty project. */

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A packed package, and a project that has installed it. */
export interface Installed {
  /** Folder of everything here; the caller removes it. */
  readonly folder: string;
  readonly tarball: string;
  /** What the tarball holds, sorted. */
  readonly files: readonly string[];
  /** Folder of the project. */
  readonly project: string;
}

/** Packs what is built in `dist`, and installs it with its dependencies. */
export async function packAndInstall(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-packed-'));
  // `npm test` and `npm ci` have built; building again here would be another build than theirs.
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await execute('npm', pack);
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  const tarball = join(folder, packed!.filename);
  const project = join(folder, 'project');
  await mkdir(project);
  await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock'];
  await execute('npm', ['install', ...flags, tarball], { cwd: project });
  return { folder, tarball, files: packed!.files.map(({ path }) => path).sort(), project };
}
