/**
 * Other versions of Node, from the npm packages that carry its program, kept beside the oracles:
 * brought once, under a temporary name first, so that an interrupted run leaves nothing half done.
 */

import { execFile } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { isProgram, oraclesFolder } from '../oracles/locate.ts';

/** The pinned versions, besides the one that runs the tests. */
export const OTHER_NODE_VERSIONS = ['22.23.3', '24.21.0'] as const;

const execute = promisify(execFile);

/** Path of the `node` program of a version; brings it if it is not there. One call at a time. */
export async function bringNode(version: string): Promise<string> {
  const cache = oraclesFolder();
  const folder = join(cache, `node-${version}`);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const program = join('node_modules', name, 'bin', platform === 'win' ? 'node.exe' : 'node');
  if (isProgram(join(folder, program))) return join(folder, program);
  const partial = join(cache, `.partial-${String(process.pid)}`);
  try {
    await mkdir(partial, { recursive: true });
    const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
    await execute('npm', ['install', '--prefix', partial, ...flags, `${name}@${version}`]);
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return join(folder, program);
}
