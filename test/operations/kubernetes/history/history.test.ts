/** Histories and timelines of small stores: events, managers, moments, what is not retained. */

import { describe, expect, test } from 'vitest';

import { encodeText } from '../../../../src/bytes/text.ts';
import type { Moment } from '../../../../src/operations/kubernetes/history/moment.ts';
import {
  readKeyHistory,
  readObjectHistory,
} from '../../../../src/operations/kubernetes/history/read-history.ts';
import { readTimeline } from '../../../../src/operations/kubernetes/history/read-timeline.ts';
import type { TimelineOptions } from '../../../../src/operations/kubernetes/history/read-timeline.ts';
import { writersOf } from '../../../../src/operations/kubernetes/history/writers.ts';
import type { RecordSpec } from '../../../build/store.ts';
import { configMap, entry, eventsOf, objectsOf, timeAt } from './made-store.ts';

const KEY = '/registry/configmaps/a/one';
const OTHER = '/registry/configmaps/a/two';
const POD = '/registry/pods/b/three';

const create = (main: number, key: string, value: string): RecordSpec => ({
  ...{ main, key, value, createRevision: main, version: 1 },
});

/** Six writes, a minute apart each; two of them in one transaction. */
const RECORDS: readonly RecordSpec[] = [
  create(2, KEY, configMap('one', { x: '1' }, 0, entry('kubectl-create', 0, 'x'))),
  create(3, OTHER, configMap('two', { x: '1' }, 60, entry('helm', 60, 'x'))),
  {
    ...{ main: 4, key: KEY, createRevision: 2, version: 2, lease: 0xabc },
    value: configMap('one', { x: '2' }, 0, entry('kubectl-edit', 120, 'x')),
  },
  { main: 5, sub: 0, key: KEY },
  { main: 5, sub: 1, key: OTHER },
  create(6, KEY, configMap('one', { x: '3' }, 240, entry('kubectl-create', 240, 'x'))),
  create(7, POD, '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"three","namespace":"b"}}'),
];

describe('the history of an object', () => {
  test('has its lives, its leases, its writers and the times', async () => {
    const objects = await objectsOf({ records: RECORDS });
    const history = await readObjectHistory(
      objects,
      { type: 'cm', name: 'one' },
      { namespace: 'a' },
    );
    const events = await eventsOf(history);
    expect(
      events.map(({ revision, event, writers, time, after, description, isBeforeKnown }) => ({
        ...{ revision, event, isBeforeKnown, time: time?.time, lease: after?.lease },
        by: writers.map(({ manager }) => manager),
        fields: description.fields.map(({ path, before, after: now }) => [path, before, now]),
      })),
    ).toStrictEqual([
      {
        ...{ revision: 2, event: 'create', isBeforeKnown: true, time: timeAt(0), lease: 0n },
        ...{ by: ['kubectl-create'], fields: [] },
      },
      {
        ...{ revision: 4, event: 'modify', isBeforeKnown: true, time: timeAt(120), lease: 0xabcn },
        ...{ by: ['kubectl-edit'], fields: [['data.x', '1', '2']] },
      },
      {
        ...{ revision: 5, event: 'delete', isBeforeKnown: true, time: timeAt(180) },
        ...{ lease: undefined, by: [], fields: [] },
      },
      {
        ...{ revision: 6, event: 'create', isBeforeKnown: true, time: timeAt(240), lease: 0n },
        ...{ by: ['kubectl-create'], fields: [] },
      },
    ]);
    expect(history.revisions).toStrictEqual({ current: 7, compact: -1 });
  });

  test('says of what was compacted that it is not known', async () => {
    const records = RECORDS.slice(2);
    const objects = await objectsOf({ records, finished: 4 });
    const events = await eventsOf(
      await readObjectHistory(objects, { type: 'cm', name: 'one' }, { namespace: 'a' }),
    );
    const [first] = events;
    expect(first).toMatchObject({ event: 'modify', isBeforeKnown: false, before: undefined });
    expect(first?.description).toMatchObject({
      ...{ change: 'modified', before: undefined, fields: [], isContentKnown: false },
    });
    expect(first?.writers.map(({ manager }) => manager)).toStrictEqual(['kubectl-edit']);
    expect(events.slice(1).map(({ isBeforeKnown }) => isBeforeKnown)).toStrictEqual([true, true]);
  });

  test('ends at the revision of the store', async () => {
    const objects = await objectsOf({ records: RECORDS }, 4);
    const events = await eventsOf((await readKeyHistory(objects, encodeText(KEY)))!);
    expect(events.map(({ revision }) => revision)).toStrictEqual([2, 4]);
  });

  test('is not there of what no record is of', async () => {
    const objects = await objectsOf({ records: RECORDS });
    expect(await readKeyHistory(objects, encodeText('/none'))).toBeUndefined();
    const wish = { type: 'cm', name: 'onf' };
    await expect(readObjectHistory(objects, wish, { namespace: 'a' })).rejects.toThrow(
      'ConfigMap a/onf not found; did you mean a/one?',
    );
  });

  test('is found under a prefix that nobody expected', async () => {
    const key = '/tenant/registry/configmaps/a/one';
    const records = [create(2, key, configMap('one', {}, 0))];
    const objects = await objectsOf({ records });
    const wish = { type: 'cm', name: 'one' };
    const history = await readObjectHistory(objects, wish, { namespace: 'a' });
    expect(new TextDecoder().decode(history.key)).toBe(key);
    expect(await eventsOf(history)).toHaveLength(1);
  });
});

describe('the timeline', () => {
  const told = async (options: TimelineOptions, finished?: number): Promise<string[]> => {
    const records = finished === undefined ? RECORDS : RECORDS.slice(2);
    const objects = await objectsOf({ records, ...(finished === undefined ? {} : { finished }) });
    const events = await eventsOf(await readTimeline(objects, options));
    return events.map(({ revision, sub, event, description: { name } }) => {
      return `${String(revision)}.${String(sub)} ${event} ${name}`;
    });
  };
  const ALL = [
    ...['2.0 create one', '3.0 create two', '4.0 modify one', '5.0 delete one', '5.1 delete two'],
    ...['6.0 create one', '7.0 create three'],
  ];

  test('has all changes in their order', async () => {
    expect(await told({})).toStrictEqual(ALL);
  });

  test('begins behind the compaction, or with what is left from before', async () => {
    expect(await told({}, 4)).toStrictEqual(ALL.slice(3));
    expect(await told({ withOlder: true }, 4)).toStrictEqual(ALL.slice(2));
  });

  test.each<[string, Moment, string[]]>([
    ['a revision', { revision: 5 }, ALL.slice(3)],
    ['a time', { time: Date.parse(timeAt(130)) }, ALL.slice(3)],
    ['a time before all', { time: 1 }, ALL],
    // The last writes are at an unknown time behind the last known one.
    ['a time behind all', { time: Date.parse(timeAt(9999)) }, ALL.slice(6)],
    ['an age before the newest known time', { ago: 70_000 }, ALL.slice(3)],
  ])('begins at %s', async (_what, since, expected) => {
    expect(await told({ since })).toStrictEqual(expected);
  });

  test.each<[string, Moment, string[]]>([
    ['a revision', { revision: 4 }, ALL.slice(0, 3)],
    ['a time', { time: Date.parse(timeAt(110)) }, ALL.slice(0, 2)],
    ['a time before all', { time: 1 }, []],
    ['an age before the newest known time', { ago: 0 }, ALL],
  ])('ends at %s', async (_what, until, expected) => {
    expect(await told({ until })).toStrictEqual(expected);
  });

  test('is of the objects that were asked for', async () => {
    expect(await told({ namespace: 'b' })).toStrictEqual(ALL.slice(6));
    expect(await told({ wishes: [{ type: 'pods', name: undefined }] })).toStrictEqual(ALL.slice(6));
    expect(await told({ wishes: [{ type: 'cm', name: 'two' }] })).toStrictEqual([
      ...['3.0 create two', '5.1 delete two'],
    ]);
    const wishes = [{ type: 'cm', name: 'twa' }];
    await expect(told({ wishes, namespace: 'a' })).rejects.toThrow('ConfigMap a/twa not found');
    await expect(told({ wishes: [{ type: 'gadgets', name: undefined }] })).rejects.toThrow(
      'gadgets',
    );
  });

  test('looks for a namespace that it has a record of', async () => {
    const message = 'nothing found in the namespace bb; did you mean -n b?';
    await expect(told({ namespace: 'bb' })).rejects.toThrow(message);
    const pods = { type: 'pods', name: undefined };
    await expect(told({ namespace: 'bb', wishes: [pods] })).rejects.toThrow(message);
    expect(await told({ namespace: 'a', wishes: [pods] })).toStrictEqual([]);
  });

  test('is of all objects of a type that is in no namespace', async () => {
    const nodes = ['n1', 'n2'].map((name, at) => create(8 + at, `/registry/minions/${name}`, '{}'));
    const spaces = ['a', 'b'].map((name, at) =>
      create(10 + at, `/registry/namespaces/${name}`, '{}'),
    );
    const objects = await objectsOf({ records: [...RECORDS, ...nodes, ...spaces] });
    const revisions = async (type: string, name?: string): Promise<number[]> => {
      const options = { namespace: 'a', wishes: [{ type, name }] };
      const events = await eventsOf(await readTimeline(objects, options));
      return events.map(({ revision }) => revision);
    };
    expect(await revisions('nodes')).toStrictEqual([8, 9]);
    expect(await revisions('ns')).toStrictEqual([10]);
    expect(await revisions('ns', 'b')).toStrictEqual([11]);
  });

  test('refuses revisions in the words of etcd', async () => {
    await expect(told({ since: { revision: 3 } }, 4)).rejects.toThrow(
      'mvcc: required revision has been compacted',
    );
    expect(await told({ since: { revision: 3 }, withOlder: true }, 4)).toStrictEqual(ALL.slice(2));
    await expect(told({ until: { revision: 8 } })).rejects.toThrow(
      'mvcc: required revision is a future revision',
    );
  });
});

describe('writers', () => {
  const object = (...managedFields: object[]): never => ({ metadata: { managedFields } }) as never;
  const namesOf = (...given: Parameters<typeof writersOf>): string[] =>
    writersOf(...given).map(({ manager }) => manager);

  test('are those whose entries are new, newer, or about more fields', () => {
    const before = object(entry('a', 0, 'x'), entry('b', 0, 'y'), entry('c', 0, 'z', 'w'));
    const after = object(
      ...[entry('a', 9, 'x'), entry('b', 0, 'y', 'w'), entry('c', 0, 'z'), entry('d', 0, 'v')],
    );
    expect(namesOf(after, before, true)).toStrictEqual(['a', 'b', 'd']);
    expect(namesOf(after, undefined, true)).toStrictEqual(['a', 'b', 'c', 'd']);
    expect(namesOf(after, undefined, false)).toStrictEqual(['a']);
    expect(namesOf(after, after, true)).toStrictEqual([]);
  });

  test('are none of what is no list of entries', () => {
    for (const managedFields of [undefined, null, 5, {}, [], [null], ['x'], [{ manager: 7 }]]) {
      const odd = { metadata: { managedFields } } as never;
      for (const { manager, time } of writersOf(odd, undefined, true)) {
        expect([manager, time]).toStrictEqual(['', '']);
      }
    }
    expect(writersOf(undefined, undefined, true)).toStrictEqual([]);
  });
});
