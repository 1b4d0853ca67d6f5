/**
 * Runs a released program and says how it ended. A program that cannot be started, dies of a signal
 * or exceeds its time limit is a result like any other, because many damaged files make the real
 * tools crash or hang.
 */
import { spawn } from 'node:child_process';

/** How a program ended. */
export interface RunResult {
  /** Exit status, or `null` when it did not start, died of a signal or ran out of time. */
  readonly exit: number | null;
  readonly stdout: string;
  /** What it said; when `exit` is `null`, a last line in brackets says why. */
  readonly stderr: string;
}

/** How to run a program. */
export interface RunOptions {
  readonly cwd?: string;
  /** Time limit in milliseconds; 60,000 if absent. */
  readonly timeoutMs?: number;
  /** Variables besides those of `cleanEnvironment`. */
  readonly environment?: Readonly<Record<string, string>>;
}

const TIMEOUT_MS_DEFAULT = 60_000;

/** Runs a program to its end; standard input is empty. Never throws and never rejects. */
export function run(
  program: string,
  argv: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const { cwd, timeoutMs = TIMEOUT_MS_DEFAULT, environment = {} } = options;
  return new Promise((resolve) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const finish = (exit: number | null, reason: string): void => {
      const said = textOf(stderr);
      resolve({ exit, stdout: textOf(stdout), stderr: exit === null ? said + reason : said });
    };
    let isOutOfTime = false;
    const child = spawn(program, argv, {
      cwd,
      env: { ...cleanEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const timer = setTimeout(() => {
      isOutOfTime = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => {
      clearTimeout(timer);
      finish(null, `\n[${error.message}]`);
    });
    child.on('close', (exit, signal) => {
      clearTimeout(timer);
      finish(exit, isOutOfTime ? '\n[time limit]' : `\n[${String(signal)}]`);
    });
  });
}

/** This process's environment without etcd's settings, in UTC and with etcdctl's API 3. */
export function cleanEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !name.startsWith('ETCD')) kept[name] = value;
  }
  return { ...kept, ETCDCTL_API: '3', TZ: 'UTC' };
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
