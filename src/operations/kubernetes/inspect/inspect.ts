/**
 * Inspects a snapshot: one pass over all records, which says what is retained and how large it is,
 * and one over the few values that say what cluster this is.
 */

import type { Snapshot } from '../../../etcd/snapshot.ts';
import { whileUnchanged } from '../../../io/source.ts';
import type { RunOptions } from '../../../io/source.ts';
import { statusDetails } from '../../details.ts';
import type { StatusDetails } from '../../details.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import { EncryptionPass } from '../encryption-report/encryption-pass.ts';
import type { EncryptionMeans } from '../encryption-report/encryption-pass.ts';
import { readStorePrefixes } from '../store-prefixes.ts';
import { clusterFacts, storeFacts } from './cluster-facts.ts';
import { readEtcdLeases } from './etcd-leases.ts';
import { EXAMINED, WANTED } from './key-table.ts';
import { KubernetesCollector } from './kubernetes-collector.ts';
import { pickKeys } from './pick-keys.ts';
import type { PickedKeys } from './pick-keys.ts';
import { countPlain, pickPlain } from './plain-objects.ts';
import { passOverRecords } from './record-pass.ts';
import type { RecordPass } from './record-pass.ts';
import type { InspectReport, SpaceReport } from './report.ts';
import type { SecurityExamination } from './security-report.ts';
import { SpaceTally } from './space.ts';
import { StaleCollector } from './stale-collector.ts';
import { TimeCollector } from './time-collector.ts';
import { TopKeys } from './top-keys.ts';
import { UnreadableTally } from './unreadable-tally.ts';
import { readValues } from './value-pass.ts';
import type { SeenKey } from './value-pass.ts';

/** How to inspect. */
export interface InspectOptions extends RunOptions, EncryptionMeans {
  /** The newest one without it. */
  readonly revision?: number | undefined;
  /** The API servers' `--etcd-prefix`; those that the keys tell are found without it. */
  readonly prefixes?: readonly string[] | undefined;
  /** Asks the questions of a responder; without it none are asked. */
  readonly security?: SecurityExamination | undefined;
  /** Seed of the table of keys; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
}

/**
 * Inspects a snapshot. Nothing that is opened with keys is kept, and no value of a Secret is in the
 * report.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 * @throws {CorruptionError} at the first thing that is wrong with the file.
 * @throws {SourceError} if the source fails, or changed meanwhile.
 */
export function inspect(snapshot: Snapshot, options: InspectOptions = {}): Promise<InspectReport> {
  return whileUnchanged(snapshot.source, async () => {
    const details = await statusDetails(snapshot);
    const given = options.prefixes ?? [];
    const prefixes = given.length > 0 ? given : await readStorePrefixes(snapshot, options);
    const { security } = options;
    const pass = await passOverRecords(snapshot, {
      ...options,
      prefixes,
      wantsOf: (place) => KubernetesCollector.wantsOf(place) || StaleCollector.wantsOf(place),
      wants: (place) => KubernetesCollector.wants(place) || StaleCollector.wants(place),
      examines: security && ((place) => security.wants(place)),
    });
    return new Inspection(snapshot, { details, prefixes, pass }, options).run();
  });
}

/** What is known when all records were passed over. */
interface Known {
  readonly details: StatusDetails;
  readonly prefixes: readonly string[];
  readonly pass: RecordPass;
}

/** The second half: values, and what all of it adds up to. */
class Inspection {
  readonly #snapshot: Snapshot;
  readonly #known: Known;
  readonly #options: InspectOptions;
  readonly #encryption: EncryptionPass;
  readonly #cluster = new KubernetesCollector();
  readonly #stale = new StaleCollector();
  readonly #times = new TimeCollector();
  readonly #unreadable = new UnreadableTally();

  constructor(snapshot: Snapshot, known: Known, options: InspectOptions) {
    this.#snapshot = snapshot;
    this.#known = known;
    this.#options = options;
    this.#encryption = new EncryptionPass({ ...options, prefixes: known.prefixes });
  }

  async run(): Promise<InspectReport> {
    const { details, pass } = this.#known;
    const { keys, groups, timeline, revision } = pass;
    const plain = pickPlain(pass, this.#encryption);
    this.#stale.take(keys);
    const picked = pickKeys(keys, groups.groups, [...plain.values()].flat());
    const tops = new TopKeys(keys, groups.groups, picked);
    await this.#read(picked, tops);
    countPlain(pass, this.#encryption, {
      firsts: plain,
      shownKeyOf: (number) => tops.keyOf(number),
    });
    const tally = new SpaceTally(keys, groups.groups);
    const classes = tally.classes();
    const space: SpaceReport = { ...tally.total, classes, ...tops.finish() };
    const resources = classes.flatMap((one) => one.resources);
    return {
      revision,
      cluster: clusterFacts(details, this.#cluster.versions),
      kubernetes: this.#kubernetes(tally),
      store: await storeFacts(this.#snapshot, details, pass.reached),
      space,
      writes: timeline.finish((at) => this.#times.at(at)),
      times: this.#times.finish(),
      stale: {
        items: this.#stale.finish(resources, this.#times.newest),
        etcdLeases: await readEtcdLeases(this.#snapshot, keys),
      },
      encryption: this.#encryption.finish(revision),
      security: this.#options.security?.finish(),
      unreadable: this.#unreadable.finish(),
    };
  }

  async #read(picked: PickedKeys, tops: TopKeys): Promise<void> {
    const { pass } = this.#known;
    const { encryption, signal } = { encryption: this.#encryption, signal: this.#options.signal };
    const { newest, sample } = picked;
    const visit = (seen: SeenKey): void => {
      tops.see(seen);
      this.#observe(seen, newest.has(seen.number) || sample.has(seen.number));
    };
    await readValues(this.#snapshot, pass, picked.all, visit, { encryption, signal });
  }

  #observe(seen: SeenKey, isSample: boolean): void {
    const { keys } = this.#known.pass;
    const { number, place, stored } = seen;
    if (stored === undefined) return;
    const isExamined = keys.is(number, EXAMINED);
    if (isExamined) this.#options.security?.observe({ ...seen, stored });
    if (place.type !== 'resource') return;
    const isWanted = keys.is(number, WANTED);
    if (isWanted || isSample) this.#cluster.observe(seen);
    this.#stale.observe(seen, keys);
    const isDecoded = isSample || (isWanted && KubernetesCollector.wants(place));
    if (isDecoded && stored.object !== undefined) this.#times.observe(seen, stored.object);
    const isLookedAt = isDecoded || isWanted || isExamined;
    if (!isLookedAt || !isKubernetes(place)) return;
    // All of it is looked at only when the object is asked for.
    this.#unreadable.observe(seen, stored.object === undefined ? stored.problem : undefined);
  }

  /** Undefined if no key is one of an API server's. */
  #kubernetes(tally: SpaceTally): InspectReport['kubernetes'] {
    const { pass, prefixes } = this.#known;
    const { groups } = pass.groups;
    if (!groups.some(({ place }) => isKubernetes(place))) return undefined;
    const owners = groups.flatMap(({ owner }) => owner ?? []);
    return this.#cluster.finish({ prefixes, namespaces: tally.namespaces(), owners });
  }
}

/** Whether a place is an API server's for sure: of a resource without a group others may have more. */
function isKubernetes(place: StoragePlace): boolean {
  return place.type === 'resource' && (place.kind !== undefined || place.group !== '');
}
