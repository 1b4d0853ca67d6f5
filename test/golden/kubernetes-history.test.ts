/**
 * The history of an object is what the fixture's maker saw while it was made: every revision, what
 * was written, what it changed, and its deletions.
 */

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { equalJson } from '../../src/kubernetes/change/canonical-json.ts';
import { diffObjects } from '../../src/kubernetes/change/field-diff.ts';
import { fieldOf, isJsonObject, parseJson } from '../../src/bytes/json.ts';
import type { JsonObject } from '../../src/bytes/json.ts';
import { encodeText } from '../../src/bytes/text.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { createDecryptor } from '../../src/kubernetes/encryption/decryptor.ts';
import { readKeyHistory } from '../../src/operations/kubernetes/history/read-history.ts';
import { readTimeline } from '../../src/operations/kubernetes/history/read-timeline.ts';
import type { ObjectEvent } from '../../src/operations/kubernetes/history/object-event.ts';
import { ObjectStore } from '../../src/operations/kubernetes/objects/object-store.ts';
import { readFixture } from '../build/fixtures.ts';
import { tell } from '../cli/fake.ts';
import { enterFolder, putSnapshots } from '../cli/folder.ts';

/** A change of a key as the fixture tells it. */
interface TrueEntry {
  readonly op: 'create' | 'update' | 'delete';
  readonly modRevision: number;
  readonly object: JsonObject | null;
  readonly createRevision?: number;
  readonly version?: number;
  readonly valueBytes?: number;
  readonly valueSha256?: string;
}

const EVENTS = { create: 'create', update: 'modify', delete: 'delete' } as const;

const history = parseJson(
  new TextDecoder().decode(readFixture('kubernetes/history', 'history.json')),
) as unknown as {
  readonly revision: number;
  readonly keys: Readonly<Record<string, readonly TrueEntry[]>>;
};
const keys = Object.keys(history.keys);

async function open(fixture: string): Promise<ObjectStore> {
  return new ObjectStore(await openSnapshot(readFixture(`kubernetes/${fixture}`, 'snapshot.db')), {
    decryptor: createDecryptor([]),
    fingerprint: () => 'fingerprint',
  });
}

async function eventsOf(source: {
  events(): AsyncIterable<readonly ObjectEvent[]>;
}): Promise<ObjectEvent[]> {
  const events: ObjectEvent[] = [];
  for await (const batch of source.events()) events.push(...batch);
  return events;
}

/** What both sides say, in the same words. */
function factsOf({ revision, event, after }: ObjectEvent): unknown {
  const value = after?.value;
  return {
    event,
    modRevision: revision,
    createRevision: after?.createRevision,
    version: after?.version,
    valueBytes: after?.valueSize,
    valueSha256: value && createHash('sha256').update(value).digest('hex'),
  };
}

function trueFactsOf(entry: TrueEntry): unknown {
  const { op, modRevision, createRevision, version, valueBytes, valueSha256 } = entry;
  return {
    ...{ event: EVENTS[op], modRevision, createRevision, version, valueBytes, valueSha256 },
  };
}

/** Changes by path, without what stands there. */
function pathsOf(before: JsonObject, after: JsonObject): string[] {
  const fields = diffObjects({ object: before, shown: before }, { object: after, shown: after });
  return fields.map(({ change, path }) => `${change} ${path}`);
}

describe.each(keys)('%s', (key) => {
  const entries = history.keys[key] ?? [];

  test('has every revision with what was written', async () => {
    const found = await readKeyHistory(await open('history'), encodeText(key));
    const events = await eventsOf(found ?? { events: () => neverAny() });
    expect(events.map(factsOf)).toStrictEqual(entries.map(trueFactsOf));
    for (const [at, { description, isBeforeKnown }] of events.entries()) {
      const entry = entries[at];
      expect(isBeforeKnown).toBe(true);
      const { object } = description.after ?? {};
      if (entry?.object === null || entry === undefined) expect(object).toBeUndefined();
      else expect(equalJson(object ?? null, entry.object)).toBe(true);
    }
  });

  test('says what each revision changed', async () => {
    const found = await readKeyHistory(await open('history'), encodeText(key));
    const events = await eventsOf(found ?? { events: () => neverAny() });
    for (const [at, { description, event }] of events.entries()) {
      const [before, after] = [entries[at - 1]?.object, entries[at]?.object];
      const expected = event === 'modify' && before && after ? pathsOf(before, after) : [];
      expect(description.fields.map(({ change, path }) => `${change} ${path}`)).toStrictEqual(
        expected,
      );
      if (event === 'modify') expect(expected).not.toStrictEqual([]);
    }
  });

  test('names a manager that the revision has, and a time when it was', async () => {
    const found = await readKeyHistory(await open('history'), encodeText(key));
    for (const { writers, description, time, event } of await eventsOf(
      found ?? { events: () => neverAny() },
    )) {
      const list = fieldOf(fieldOf(description.after?.object, 'metadata'), 'managedFields');
      const managers = (Array.isArray(list) ? (list as JsonObject[]) : []).map((entry) =>
        fieldOf(entry, 'manager'),
      );
      if (event === 'create') expect(writers).toHaveLength(1);
      for (const { manager, time: written } of writers) {
        expect(managers).toContain(manager);
        expect(Date.parse(written)).toBeGreaterThanOrEqual(Date.parse(time?.earliest ?? ''));
        expect(Date.parse(written)).toBeLessThanOrEqual(Date.parse(time?.latest ?? ''));
      }
    }
  });
});

describe('the command', () => {
  let folder: ReturnType<typeof enterFolder>;
  beforeAll(() => {
    folder = enterFolder();
    putSnapshots();
  });
  afterAll(() => {
    folder.leave();
  });

  test.each(keys)('tells the same of %s', async (key) => {
    const entries = history.keys[key] ?? [];
    const [type = '', namespace, name] = /([^/]+)(?:\/(time))?\/([^/]+)$/.exec(key)?.slice(1) ?? [];
    const where = namespace === undefined ? [] : ['-n', namespace];
    const argv = ['history', 'history.db', `${type}/${name ?? ''}`, ...where, '-w', 'jsonl'];
    const { exit, stdout, stderr } = await tell(argv);
    expect({ exit, stderr }).toStrictEqual({ exit: 0, stderr: '' });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => parseJson(line) as JsonObject);
    const events = lines.filter((line) => fieldOf(line, 'type') === 'event');
    expect(events.map((line) => [fieldOf(line, 'event'), fieldOf(line, 'revision')])).toStrictEqual(
      entries.map(({ op, modRevision }) => [EVENTS[op], modRevision]),
    );
    expect(stdout).not.toMatch(/c2VjcmV0|hunter/);
  });
});

describe('the timeline', () => {
  test('has the same events of these keys, in the order of revisions', async () => {
    const events = await eventsOf(await readTimeline(await open('history')));
    const decoder = new TextDecoder();
    const told = events
      .filter(({ key }) => keys.includes(decoder.decode(key)))
      .map((event) => ({ key: decoder.decode(event.key), ...(factsOf(event) as object) }));
    const expected = Object.entries(history.keys)
      .flatMap(([key, entries]) =>
        entries.map((entry) => ({ key, ...(trueFactsOf(entry) as object) })),
      )
      .sort((a, b) => revisionOf(a) - revisionOf(b));
    expect(told).toStrictEqual(expected);
    expect(events.map(({ revision }) => revision)).toStrictEqual(
      events.map(({ revision }) => revision).sort((a, b) => a - b),
    );
  });

  test.each(['before', 'after', 'history'])(
    'of %s is within what its objects say',
    async (name) => {
      const timeline = await readTimeline(await open(name), { withOlder: true });
      const { contradicting, facts } = timeline.clock.basis;
      expect(facts).toBeGreaterThan(400);
      expect(contradicting / facts).toBeLessThan(0.05);
      for (const { after, description, revision, time } of await eventsOf(timeline)) {
        const { object } = description.after ?? {};
        if (!isJsonObject(object) || after?.version !== 1) continue;
        const created = fieldOf(fieldOf(object, 'metadata'), 'creationTimestamp');
        if (typeof created !== 'string') continue;
        const about = `revision ${String(revision)}`;
        expect(time?.earliest ?? '', about).not.toBe('');
        expect(Date.parse(created), about).toBeGreaterThanOrEqual(Date.parse(time?.earliest ?? ''));
        if (time?.latest === undefined) continue;
        expect(Date.parse(created), about).toBeLessThanOrEqual(Date.parse(time.latest));
      }
    },
  );
});

function revisionOf(entry: object): number {
  return (entry as { modRevision: number }).modRevision;
}

/** No events: a key whose history was not found fails where they are expected. */
async function* neverAny(): AsyncGenerator<ObjectEvent[]> {
  yield await Promise.resolve([]);
}
