/**
 * One etcd server of a pinned release, on loopback with free ports and a data directory of its own.
 * It has a lifetime: whoever starts one stops it in a `finally`. Servers still running when the
 * test process ends are killed by their process ids.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';

import { callGateway } from './gateway.ts';
import { freePort } from './ports.ts';
import { cleanEnvironment, run } from './run.ts';
import type { EtcdTools } from '../../oracles/locate.ts';
import type { GatewayReply } from './gateway.ts';
import type { RunResult } from './run.ts';

/** What kind of server to start. */
export interface ServerOptions {
  readonly tools: EtcdTools;
  /** Existing folder for the data directory and the log. */
  readonly folder: string;
  /** Member name; `default` if absent. Names the data directory and the log too. */
  readonly name?: string;
  /** This member's peer URL; a free loopback port if absent. */
  readonly peerUrl?: string;
  /** `--initial-cluster`; this member alone if absent. */
  readonly initialCluster?: string;
  readonly initialClusterState?: 'new' | 'existing';
  /** Data directory to run on, such as a restored one; `folder/name` if absent. */
  readonly dataDirectory?: string;
  /** Further flags. */
  readonly flags?: readonly string[];
}

const START_TIMEOUT_MS = 40_000;
const STOP_TIMEOUT_MS = 20_000;
const HEALTH_TIMEOUT_MS = 2_000;
const POLL_INTERVAL_MS = 20;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A server that can be started, asked, stopped, killed and started again. */
export class EtcdServer {
  readonly name: string;
  readonly tools: EtcdTools;
  readonly clientUrl: string;
  readonly peerUrl: string;
  readonly dataDirectory: string;
  /** File with everything that the server has said. */
  readonly logPath: string;
  readonly #argv: readonly string[];
  #child: ChildProcess | undefined;
  #user: string | undefined;
  #token: string | undefined;

  private constructor(options: ServerOptions, urls: { client: string; peer: string }) {
    this.name = options.name ?? 'default';
    this.tools = options.tools;
    this.clientUrl = urls.client;
    this.peerUrl = urls.peer;
    this.dataDirectory = options.dataDirectory ?? join(options.folder, this.name);
    this.logPath = join(options.folder, `${this.name}.log`);
    this.#argv = this.#flags(options);
  }

  /** Makes a server that does not run yet. */
  static async prepare(options: ServerOptions): Promise<EtcdServer> {
    const client = `http://127.0.0.1:${String(await freePort())}`;
    const peer = options.peerUrl ?? `http://127.0.0.1:${String(await freePort())}`;
    return new EtcdServer(options, { client, peer });
  }

  /** Makes a server, starts it and waits until it serves. */
  static async start(options: ServerOptions): Promise<EtcdServer> {
    const server = await EtcdServer.prepare(options);
    await server.start();
    return server;
  }

  /** Whether the process is there, serving or not. */
  get isRunning(): boolean {
    return this.#child !== undefined && running.has(this.#child);
  }

  /** Starts, or starts again, on the same ports and data, and waits until it serves. */
  async start(): Promise<void> {
    this.launch();
    try {
      await this.untilHealthy();
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  /** Starts the process without waiting, as the first members of a cluster need it. */
  launch(): void {
    if (this.#child !== undefined) throw new Error(`etcd ${this.name} runs already`);
    mkdirSync(this.dataDirectory, { recursive: true, mode: 0o700 });
    const log = openSync(this.logPath, 'a');
    const child = spawn(this.tools.etcd, this.#argv, {
      env: cleanEnvironment(),
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    running.add(child);
    child.on('error', () => running.delete(child));
    child.on('exit', () => running.delete(child));
    this.#child = child;
  }

  /** Waits until the server serves. Throws when it ends instead, or after 40 seconds. */
  async untilHealthy(): Promise<void> {
    const end = performance.now() + START_TIMEOUT_MS;
    while (performance.now() < end) {
      if (!this.isRunning) {
        throw new Error(`etcd ${this.tools.version} ended, see ${this.logPath}`);
      }
      if (await this.#isHealthy()) return;
      await delay(POLL_INTERVAL_MS);
    }
    throw new Error(`etcd ${this.tools.version} does not become healthy, see ${this.logPath}`);
  }

  /** Stops it with SIGTERM, and with SIGKILL when that takes too long. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Ends it with SIGKILL, as a crash does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Stops it and starts it again. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Stops it if it runs and removes its data directory and log. */
  async remove(): Promise<void> {
    await this.kill();
    await rm(this.dataDirectory, { recursive: true, force: true });
    await rm(this.logPath, { force: true });
  }

  /** Sends one request to the JSON gateway; throws `GatewayError` when it is refused. */
  call(path: string, body: object = {}): Promise<GatewayReply> {
    return callGateway(this.clientUrl, path, body, this.#token);
  }

  /** Authenticates all later calls, tools included. */
  async logIn(name: string, password: string): Promise<void> {
    this.#token = undefined;
    this.#token = (await this.call('auth/authenticate', { name, password })).token;
    this.#user = `${name}:${password}`;
  }

  /** Authenticates as another member does, for a learner, which nobody can log in to. */
  shareLogIn(other: EtcdServer): void {
    this.#token = other.#token;
    this.#user = other.#user;
  }

  /** Runs this release's etcdctl against this server. */
  etcdctl(argv: readonly string[]): Promise<RunResult> {
    const user = this.#user === undefined ? [] : ['--user', this.#user];
    const common = ['--endpoints', this.clientUrl, '--command-timeout', '30s', ...user];
    return run(this.tools.etcdctl, [...common, ...argv]);
  }

  /** Saves a snapshot with this release's `etcdctl snapshot save`; throws when that fails. */
  async save(path: string): Promise<void> {
    const result = await this.etcdctl(['snapshot', 'save', path]);
    if (result.exit !== 0) throw new Error(`snapshot save failed: ${result.stderr.trim()}`);
  }

  #flags(options: ServerOptions): string[] {
    const cluster = options.initialCluster ?? `${this.name}=${this.peerUrl}`;
    const pairs = {
      name: this.name,
      'data-dir': this.dataDirectory,
      'listen-client-urls': this.clientUrl,
      'advertise-client-urls': this.clientUrl,
      'listen-peer-urls': this.peerUrl,
      'initial-advertise-peer-urls': this.peerUrl,
      'initial-cluster': cluster,
      'initial-cluster-state': options.initialClusterState ?? 'new',
      'heartbeat-interval': '10',
      'election-timeout': '100',
      'bcrypt-cost': '4',
      logger: 'zap',
    };
    const flags = Object.entries(pairs).flatMap(([name, value]) => [`--${name}`, value]);
    // Power loss is not simulated, and what a killed process has written stays in the page cache.
    return [...flags, '--unsafe-no-fsync', ...(options.flags ?? [])];
  }

  async #isHealthy(): Promise<boolean> {
    try {
      const response = await fetch(`${this.clientUrl}/health`, {
        signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS),
      });
      // A server with an alarm answers 503 and serves all the same; 3.4 does not say why.
      if (response.ok || /alarm/i.test(await response.text())) return true;
      const { leader, errors = [] } = await this.call('maintenance/status');
      return leader !== undefined && errors.some((error) => error.includes('alarm:'));
    } catch {
      return false;
    }
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || !running.has(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  }
}
