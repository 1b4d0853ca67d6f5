/** The built command as somebody to whom a locked file is locked. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const DROPPED = '-dac_override,-dac_read_search';
/** To root nothing is locked; without that capability it is, as for everybody else. */
const SCRIPT = `exec setpriv --bounding-set ${DROPPED} --inh-caps ${DROPPED} -- "$@"`;

/** What the command says and ends with. */
export function runWithoutOverride(argv: readonly string[]): {
  exit: number;
  stdout: string;
  stderr: string;
} {
  const words = [process.execPath, MAIN, ...argv];
  const isRoot = process.getuid?.() === 0;
  const { status, stdout, stderr } = isRoot
    ? spawnSync('sh', ['-c', SCRIPT, 'sh', ...words], { encoding: 'utf8' })
    : spawnSync(process.execPath, words.slice(1), { encoding: 'utf8' });
  return { exit: status ?? -1, stdout, stderr };
}
