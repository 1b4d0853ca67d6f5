/**
 * Who restores: a released tool or our own command. Both are asked for the same thing with the same
 * flags, so that what they leave can be compared.
 */
import { expect } from 'vitest';

import { oursAsProcess } from './ours.ts';
import { run } from './run.ts';
import type { EtcdTools } from '../../oracles/locate.ts';

/** One member's directory that is to be made of a snapshot. */
export interface RestoreRequest {
  readonly snapshot: string;
  /** Must not exist yet. */
  readonly dataDirectory: string;
  readonly name: string;
  /** `NAME=URL,…`. */
  readonly initialCluster: string;
  readonly token: string;
  readonly peerUrl: string;
  readonly walDirectory?: string;
  /** Raises the revision by this much and marks all before as compacted. */
  readonly bump?: number;
}

/** Makes the directory, or throws with what was said. */
export type Restorer = (request: RestoreRequest) => Promise<void>;

/** The released tool, `snapshot restore`. */
export function restorerOf(tools: EtcdTools): Restorer {
  return async (request) => {
    const bump = bumpFlags(request);
    const argv = ['snapshot', 'restore', request.snapshot, ...memberFlags(request), ...bump];
    const { exit, stderr } = await run(tools.etcdutl, argv);
    if (exit !== 0) throw new Error(`restore by ${tools.version} failed: ${stderr.trim()}`);
  };
}

/** Our command, as it was built, for a release such as `3.6`. */
export function ourRestorer(release: string): Restorer {
  return async (request) => {
    const bump = request.bump === undefined ? ['--no-bump-revision'] : bumpFlags(request);
    const flags = [...memberFlags(request), '--for', release, ...bump];
    await restoreByUs([request.snapshot, ...flags]);
  };
}

/** Our `restore` with any arguments; gives what it printed, and throws if it failed. */
export async function restoreByUs(argv: readonly string[]): Promise<string> {
  const { exit, stdout, stderr } = await oursAsProcess(['restore', ...argv, '--quiet']);
  expect({ exit, stderr }, argv.join(' ')).toEqual({ exit: 0, stderr: '' });
  return stdout;
}

function memberFlags(request: RestoreRequest): string[] {
  const { walDirectory } = request;
  const flags = {
    'data-dir': request.dataDirectory,
    name: request.name,
    'initial-cluster': request.initialCluster,
    'initial-cluster-token': request.token,
    'initial-advertise-peer-urls': request.peerUrl,
    ...(walDirectory === undefined ? {} : { 'wal-dir': walDirectory }),
  };
  return Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
}

function bumpFlags({ bump }: RestoreRequest): string[] {
  return bump === undefined ? [] : ['--bump-revision', String(bump), '--mark-compacted'];
}
