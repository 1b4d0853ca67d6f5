/**
 * The programs that a benchmark needs: the Go tools of this folder, built on demand into
 * `build/bench-tools/`, the peers as `test/oracles/` keeps them, and our own command.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { isProgram, oraclesFolder } from '../test/oracles/locate.ts';

/**
 * What ours is compared with: a program, `node` being the one that runs this bench, or three of
 * them one after the other, which is what `verify` takes the place of.
 */
export type Peer =
  | 'etcdutl 3.7.3'
  | 'etcdutl 3.7.3, three times'
  | 'etcdutl 3.7.3, status of both'
  | 'etcdutl 3.5.35'
  | 'etcd-dump-logs 3.6.8'
  | 'client-go 0.36.3'
  | 'node'
  | 'openssl'
  | 'bbolt 1.5.0, etcdutl 3.7.3, openssl';

/** Runs the three with the file as its argument; their paths come before it. */
const IN_TURN = '"$0" check "$3" && "$1" snapshot status "$3" && "$2" dgst -sha256 "$3"';

/** Restores a file for three members, into folders of an output. */
const THREE_TIMES =
  'for name in a b c; do "$0" snapshot restore "$1" --data-dir "$2/$name" --name "$name" ' +
  '--initial-cluster a=http://10.0.0.1:2380,b=http://10.0.0.2:2380,c=http://10.0.0.3:2380 ' +
  '--initial-advertise-peer-urls "http://10.0.0.$(printf %s "$name" | tr abc 123):2380" || exit; done';

/** Takes the status of two files. */
const STATUS_OF_BOTH =
  '"$0" snapshot status "$1" -w json && exec "$0" snapshot status "$2" -w json';

/** A Go program of this folder. */
type GoTool = 'decode-kubernetes' | 'make-corpus' | 'make-wal' | 'measure';

let root: string | undefined;
const built = new Map<string, string>();

/** The project's folder: the nearest one above this file that holds a `package.json`. */
export function projectRoot(): string {
  root ??= findRoot(import.meta.dirname);
  return root;
}

/**
 * Path of a Go tool of this folder, built first. `go build` itself knows when there is nothing to
 * do, so a stale tool is never used.
 *
 * @throws Error when Go is missing or the tool does not compile.
 */
export function buildGoTool(name: GoTool): string {
  const known = built.get(name);
  if (known !== undefined) return known;
  const folder = join(projectRoot(), 'build', 'bench-tools');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  const cwd = join(projectRoot(), 'bench', name);
  const made = spawnSync('go', ['build', '-o', path, '.'], { cwd, encoding: 'utf8' });
  if (made.error) throw new Error('the bench needs Go 1.26 or newer on the PATH');
  if (made.status !== 0) throw new Error(`go build in bench/${name} failed: ${made.stderr}`);
  built.set(name, path);
  return path;
}

/**
 * The words that a peer's command line begins with, or `undefined` when it is not there; `npm run
 * oracles` brings all but `openssl` and what is a program of this folder.
 */
export function locatePeer(peer: Peer): readonly string[] | undefined {
  if (peer === 'node') return [process.execPath];
  if (peer === 'openssl') return spawnSync('openssl', ['version']).error ? undefined : ['openssl'];
  if (peer === 'bbolt 1.5.0, etcdutl 3.7.3, openssl') {
    const bbolt = join(oraclesFolder(), 'bbolt-1.5.0', 'bbolt');
    const etcdutl = locatePeer('etcdutl 3.7.3');
    const openssl = locatePeer('openssl');
    if (!isProgram(bbolt) || etcdutl === undefined || openssl === undefined) return undefined;
    return ['sh', '-c', IN_TURN, bbolt, ...etcdutl, ...openssl];
  }
  if (peer === 'etcdutl 3.7.3, three times') {
    const etcdutl = locatePeer('etcdutl 3.7.3');
    return etcdutl === undefined ? undefined : ['sh', '-c', THREE_TIMES, ...etcdutl];
  }
  if (peer === 'etcdutl 3.7.3, status of both') {
    const etcdutl = locatePeer('etcdutl 3.7.3');
    return etcdutl === undefined ? undefined : ['sh', '-c', STATUS_OF_BOTH, ...etcdutl];
  }
  if (peer === 'etcd-dump-logs 3.6.8') {
    const dumpLogs = join(oraclesFolder(), 'etcd-dump-logs-3.6.8', 'etcd-dump-logs');
    return isProgram(dumpLogs) ? [dumpLogs] : undefined;
  }
  if (peer === 'client-go 0.36.3') return [buildGoTool('decode-kubernetes')];
  const version = peer.slice('etcdutl '.length);
  const path = join(oraclesFolder(), version, 'etcdutl');
  return isProgram(path) ? [path] : undefined;
}

/** Path of our command's main module, or `undefined` when it is not built. */
export function locateOurs(): string | undefined {
  const path = join(projectRoot(), 'dist', 'cli', 'main.js');
  return existsSync(path) ? path : undefined;
}

/** Path of a program of this folder that stands for ours where no command does only that. */
export function benchProgram(name: 'decode'): string {
  return join(projectRoot(), 'build', 'bench', `${name}.js`);
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no package.json above the bench');
  return findRoot(parent);
}
