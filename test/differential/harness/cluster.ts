/**
 * Clusters of several etcd servers, and changes of their membership: members added, as voters or
 * as learners, promoted and removed (etcd's `Cluster` service in `api/etcdserverpb/rpc.proto`).
 */
import { setTimeout as delay } from 'node:timers/promises';

import { GatewayError } from './gateway.ts';
import { freePort } from './ports.ts';
import { EtcdServer } from './server.ts';
import type { EtcdTools } from '../../oracles/locate.ts';
import type { GatewayMember, GatewayReply } from './gateway.ts';

/** What kind of cluster to start. */
export interface ClusterOptions {
  readonly tools: EtcdTools;
  /** Existing folder for the data directories and logs of all members. */
  readonly folder: string;
  /** Member names, one server each. */
  readonly names: readonly string[];
  /** Further flags of every server. */
  readonly flags?: readonly string[];
}

// A change is refused until every member has been connected for five seconds (`HealthInterval` in
// etcd's server/etcdserver/server.go), so the last try of ten seconds comes well after that.
const CHANGE_TRIES_MAX = 40;
const CHANGE_INTERVAL_MS = 250;

/** The members of one cluster. Stop it in a `finally`. */
export class EtcdCluster {
  readonly #options: ClusterOptions;
  readonly #servers = new Map<string, EtcdServer>();

  private constructor(options: ClusterOptions) {
    this.#options = options;
  }

  /** Starts all members and waits until each of them serves. */
  static async start(options: ClusterOptions): Promise<EtcdCluster> {
    const cluster = new EtcdCluster(options);
    const peers = new Map<string, string>();
    for (const name of options.names) {
      peers.set(name, `http://127.0.0.1:${String(await freePort())}`);
    }
    const initialCluster = [...peers].map(([name, url]) => `${name}=${url}`).join(',');
    try {
      for (const [name, peerUrl] of peers) {
        await cluster.#prepare(name, { peerUrl, initialCluster });
      }
      for (const server of cluster.servers) server.launch();
      for (const server of cluster.servers) await server.untilHealthy();
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  /** The servers, in the order in which they joined; removed members are gone. */
  get servers(): readonly EtcdServer[] {
    return [...this.#servers.values()];
  }

  /** The member of this name; throws when there is none. */
  server(name: string): EtcdServer {
    const server = this.#servers.get(name);
    if (server === undefined) throw new Error(`no member ${name}`);
    return server;
  }

  /** The membership as the cluster itself lists it. */
  async members(): Promise<readonly GatewayMember[]> {
    return (await this.#call('cluster/member/list', {})).members ?? [];
  }

  /** Adds a member, starts it, and waits until it has told the others its name. */
  async addMember(name: string, kind: 'voter' | 'learner'): Promise<EtcdServer> {
    const peerUrl = `http://127.0.0.1:${String(await freePort())}`;
    const isLearner = kind === 'learner';
    const added = await this.#change('cluster/member/add', { peerURLs: [peerUrl], isLearner });
    const initialCluster = (added.members ?? [])
      .flatMap(({ ID, name: known, peerURLs = [] }) =>
        peerURLs.map((url) => `${ID === added.member?.ID ? name : (known ?? '')}=${url}`),
      )
      .join(',');
    const server = await this.#prepare(name, { peerUrl, initialCluster, isJoining: true });
    // A learner answers no health check.
    server.launch();
    if (!isLearner) await server.untilHealthy();
    await this.#untilNamed(name);
    return server;
  }

  /** Makes a learner a voter, once it has caught up. */
  async promoteMember(name: string): Promise<void> {
    await this.#change('cluster/member/promote', { ID: await this.#idOf(name) });
  }

  /** Removes a member from the membership and ends its server. */
  async removeMember(name: string): Promise<void> {
    await this.#change('cluster/member/remove', { ID: await this.#idOf(name) }, name);
    const server = this.server(name);
    this.#servers.delete(name);
    await server.kill();
  }

  /** Stops all servers. */
  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
  }

  async #prepare(
    name: string,
    start: { peerUrl: string; initialCluster: string; isJoining?: boolean },
  ): Promise<EtcdServer> {
    const server = await EtcdServer.prepare({
      tools: this.#options.tools,
      folder: this.#options.folder,
      name,
      peerUrl: start.peerUrl,
      initialCluster: start.initialCluster,
      initialClusterState: start.isJoining === true ? 'existing' : 'new',
      flags: this.#options.flags ?? [],
    });
    this.#servers.set(name, server);
    return server;
  }

  async #untilNamed(name: string): Promise<void> {
    for (let tries = 0; tries < CHANGE_TRIES_MAX; tries += 1) {
      const members = await this.members();
      if (members.some((member) => member.name === name)) return;
      await delay(CHANGE_INTERVAL_MS);
    }
    throw new Error(`${name} does not join`);
  }

  async #idOf(name: string): Promise<string> {
    const { peerUrl } = this.server(name);
    const members = await this.members();
    const member = members.find(({ peerURLs = [] }) => peerURLs.includes(peerUrl));
    if (member === undefined) throw new Error(`${name} is not in the membership`);
    return member.ID;
  }

  #call(path: string, body: object, exceptName?: string): Promise<GatewayReply> {
    const server = this.servers.find(({ name }) => name !== exceptName);
    if (server === undefined) throw new Error('no member to ask');
    return server.call(path, body);
  }

  async #change(path: string, body: object, exceptName?: string): Promise<GatewayReply> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#call(path, body, exceptName);
      } catch (error) {
        if (!(error instanceof GatewayError) || tries >= CHANGE_TRIES_MAX) throw error;
        await delay(CHANGE_INTERVAL_MS);
      }
    }
  }
}
