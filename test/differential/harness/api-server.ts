/**
 * The API server of Kubernetes on loopback, on the etcd servers that it is given: keys, certificate
 * and the token of its one user are made for each. Whoever starts one stops it in a `finally`; one
 * that still runs when the test process ends is killed by its process id.
 */
import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import type { IncomingMessage } from 'node:http';

import { freePort } from './ports.ts';
import { cleanEnvironment } from './run.ts';

/** Where it runs and on what. */
export interface ApiServerOptions {
  /** The `kube-apiserver` program. */
  readonly program: string;
  /** For keys, certificate and log; made if absent. */
  readonly folder: string;
  /** Client URLs of etcd. */
  readonly etcdUrls: readonly string[];
  /** Further flags, by their names. */
  readonly flags?: Readonly<Record<string, string>>;
}

/** What is sent and what is to be answered; JSON if nothing is said. */
interface MediaTypes {
  readonly accept?: string;
  readonly contentType?: string;
}

/** An answer; `body` is JSON, of a watch its first line. */
export interface ApiReply {
  readonly status: number;
  readonly body: unknown;
}

const JSON_TYPE = 'application/json';
const START_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 30_000;
const REPLY_TIMEOUT_MS = 20_000;
const POLL_INTERVAL_MS = 100;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** An API server that can be asked, stopped and started again. */
export class ApiServer {
  readonly #options: ApiServerOptions;
  readonly #port: number;
  readonly #token = randomUUID();
  #child: ChildProcess | undefined;
  #certificate: Buffer | undefined;

  private constructor(options: ApiServerOptions, port: number) {
    this.#options = options;
    this.#port = port;
  }

  /** Makes one, starts it and waits until it is ready. */
  static async start(options: ApiServerOptions): Promise<ApiServer> {
    const server = new ApiServer(options, await freePort());
    await mkdir(options.folder, { recursive: true });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await writeFile(server.#file('sa.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await writeFile(server.#file('tokens.csv'), `${server.#token},tester,1,system:masters\n`);
    await server.start();
    return server;
  }

  /** Starts it, or starts it again, and waits until it is ready. */
  async start(): Promise<void> {
    if (this.#child !== undefined) throw new Error('the API server runs already');
    const log = openSync(this.#file('api-server.log'), 'a');
    const child = spawn(this.#options.program, this.#flags(), {
      env: cleanEnvironment(),
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    running.add(child);
    child.on('error', () => running.delete(child));
    child.on('exit', () => running.delete(child));
    this.#child = child;
    try {
      await this.#untilReady(child);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops it with SIGTERM, and with SIGKILL when that takes too long. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || !running.has(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  }

  /** Sends one request; a path such as `/api/v1/namespaces`. A watch is left after its first event. */
  async call(
    method: string,
    path: string,
    body?: object | string,
    { accept = JSON_TYPE, contentType = JSON_TYPE }: MediaTypes = {},
  ): Promise<ApiReply> {
    this.#certificate ??= await readFile(this.#file('apiserver.crt'));
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request({
        host: '127.0.0.1',
        port: this.#port,
        method,
        path,
        ca: this.#certificate,
        headers: {
          authorization: `Bearer ${this.#token}`,
          'content-type': contentType,
          accept,
        },
        signal: AbortSignal.timeout(REPLY_TIMEOUT_MS),
      });
      sent.on('error', reject);
      sent.on('response', resolve);
      sent.end(typeof body === 'object' ? JSON.stringify(body) : body);
    });
    const isWatch = path.includes('watch=');
    let text = '';
    for await (const chunk of message) {
      text += String(chunk);
      if (isWatch && text.includes('\n')) break;
    }
    const json = isWatch ? text.slice(0, text.indexOf('\n') + 1) || text : text;
    return { status: message.statusCode ?? 0, body: parse(json) };
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const end = performance.now() + START_TIMEOUT_MS;
    while (performance.now() < end) {
      if (!running.has(child)) throw new Error(`it ended, see ${this.#file('api-server.log')}`);
      if ((await this.call('GET', '/readyz').catch(() => undefined))?.status === 200) return;
      await delay(POLL_INTERVAL_MS);
    }
    throw new Error(`it does not become ready, see ${this.#file('api-server.log')}`);
  }

  #flags(): string[] {
    const pairs = {
      'etcd-servers': this.#options.etcdUrls.join(','),
      'bind-address': '127.0.0.1',
      'advertise-address': '127.0.0.1',
      'secure-port': String(this.#port),
      // It makes a certificate there.
      'cert-dir': this.#options.folder,
      'service-account-issuer': 'https://kubernetes.default.svc',
      'service-account-key-file': this.#file('sa.key'),
      'service-account-signing-key-file': this.#file('sa.key'),
      'service-cluster-ip-range': '10.96.0.0/16',
      'authorization-mode': 'RBAC',
      'token-auth-file': this.#file('tokens.csv'),
      // There is no network in which others would look for it.
      'endpoint-reconciler-type': 'none',
      ...this.#options.flags,
    };
    return Object.entries(pairs).map(([name, value]) => `--${name}=${value}`);
  }

  #file(name: string): string {
    return join(this.#options.folder, name);
  }
}

/** Health checks answer in text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
