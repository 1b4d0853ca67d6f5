/**
 * Columns of objects that no fixture has, as kubectl shows them: the tests against an API server make
 * sure of the rest.
 */

import { describe, expect, it, test } from 'vitest';

import type { JsonObject } from '../../../src/bytes/json.ts';
import { columnsOf } from '../../../src/kubernetes/columns/columns-of.ts';
import { humanDuration } from '../../../src/kubernetes/columns/human-duration.ts';
import { parseJsonPath } from '../../../src/kubernetes/columns/json-path.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-26T12:00:00Z');

test.each([
  [-2 * SECOND, '<invalid>'],
  [-SECOND, '0s'],
  [0, '0s'],
  [119 * SECOND, '119s'],
  [120 * SECOND, '2m'],
  [9 * MINUTE + 59 * SECOND, '9m59s'],
  [10 * MINUTE + 30 * SECOND, '10m'],
  [179 * MINUTE, '179m'],
  [3 * HOUR, '3h'],
  [7 * HOUR + 59 * MINUTE, '7h59m'],
  [47 * HOUR, '47h'],
  [2 * DAY, '2d'],
  [7 * DAY + 23 * HOUR, '7d23h'],
  [8 * DAY + 5 * HOUR, '8d'],
  [729 * DAY, '729d'],
  [730 * DAY, '2y'],
  [731 * DAY, '2y1d'],
  [9 * 365 * DAY, '9y'],
])('%d milliseconds are %s', (milliseconds, expected) => {
  expect(humanDuration(milliseconds)).toBe(expected);
});

function cells(
  resource: string,
  object: JsonObject,
  more: { group?: string; definition?: JsonObject; isWide?: boolean } = {},
): Record<string, string> {
  const { group = '', definition, isWide = false } = more;
  const origin = definition === undefined ? 'kubernetes' : 'custom';
  const columns = columnsOf({ resource, group, origin, definition });
  const context = { now: NOW, isWide };
  return Object.fromEntries(columns.map(({ header, cell }) => [header, cell(object, context)]));
}

describe('a Pod', () => {
  const container = (name: string, more: JsonObject): JsonObject => ({ name, ...more });

  it('that cannot start says why, and how often it was tried', () => {
    const status = {
      phase: 'Running',
      containerStatuses: [
        container('app', {
          restartCount: 7,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: 1, finishedAt: '2026-11-26T11:58:30Z' } },
        }),
      ],
    };
    const pod = { spec: { containers: [container('app', {})] }, status };
    const found = cells('pods', pod);
    expect(found).toMatchObject({
      READY: '0/1',
      STATUS: 'CrashLoopBackOff',
      RESTARTS: '7 (90s ago)',
      AGE: '<unknown>',
    });
  });

  it('whose init container failed does not count its containers', () => {
    const ended = { terminated: { exitCode: 3 } };
    const pod = {
      spec: { initContainers: [{ name: 'a' }, { name: 'b' }], containers: [{ name: 'app' }] },
      status: {
        phase: 'Pending',
        initContainerStatuses: [
          container('a', { state: { terminated: { exitCode: 0 } }, restartCount: 1 }),
          container('b', { state: ended, restartCount: 4 }),
        ],
      },
    };
    expect(cells('pods', pod)).toMatchObject({ STATUS: 'Init:ExitCode:3', RESTARTS: '5' });
  });

  it('that is deleted ends, unless it is over', () => {
    const metadata = { deletionTimestamp: '2026-11-26T11:59:00Z' };
    expect(cells('pods', { metadata, status: { phase: 'Running' } })['STATUS']).toBe('Terminating');
    expect(cells('pods', { metadata, status: { phase: 'Failed' } })['STATUS']).toBe('Failed');
    const lost = { phase: 'Running', reason: 'NodeLost' };
    expect(cells('pods', { metadata, status: lost })['STATUS']).toBe('Unknown');
  });
});

test('an object with nothing of what is expected has cells all the same', () => {
  const odd: JsonObject[] = [
    {},
    { metadata: null, spec: [], status: 'x' },
    {
      metadata: { labels: 3 },
      spec: { containers: {}, ports: [1, null] },
      status: { conditions: 1 },
    },
  ];
  for (const resource of ['pods', 'services', 'nodes', 'persistentvolumes', 'events', 'secrets']) {
    for (const object of odd) {
      for (const cell of Object.values(cells(resource, object))) expect(typeof cell).toBe('string');
    }
  }
});

describe('a custom resource', () => {
  const ready = { type: 'Ready', status: 'False', since: '2026-11-26T11:00:00Z' };
  const object = {
    metadata: { name: 'one', labels: { 'app.kubernetes.io/name': 'web' } },
    spec: { size: 3, ratio: 0.5, on: true, tags: ['a', 'b'], map: { x: 1 } },
    status: { conditions: [{ type: 'Synced', status: 'True' }, ready] },
  };

  it.each([
    ['string', '.status.conditions[?(@.type=="Ready")].status', 'False'],
    ['string', ".status.conditions[?(@.type=='Synced')].status", 'True'],
    ['string', '.status.conditions[?(@.type!="Synced")].status', 'False'],
    ['date', '.status.conditions[?(@.type=="Ready")].since', '60m'],
    ['string', '.metadata.labels.app\\.kubernetes\\.io/name', 'web'],
    ['string', ".metadata.labels['app.kubernetes.io/name']", 'web'],
    ['string', '.spec.tags', '["a","b"]'],
    ['string', '.spec.tags[1]', 'b'],
    ['string', '.spec.tags[-1]', 'b'],
    ['string', '.spec.tags[*]', 'a'],
    ['string', '.spec.size', '3'],
    ['integer', '.spec.size', '3'],
    ['integer', '.spec.ratio', '0'],
    ['number', '.spec.ratio', '0.5'],
    ['boolean', '.spec.on', 'true'],
    ['integer', '.spec.on', ''],
    ['date', '.spec.on', ''],
    ['date', '.metadata.name', '<invalid>'],
    ['string', '.spec.nothing', ''],
    ['string', '.spec.tags[5]', ''],
    ['string', '..name', ''],
    ['string', '.spec.__proto__', ''],
  ])('shows a %s of %s', (type, jsonPath, expected) => {
    const column = { name: 'Found', type, jsonPath };
    const version = { name: 'v1', storage: true, additionalPrinterColumns: [column] };
    const definition = { spec: { versions: [version] } };
    expect(cells('widgets', object, { group: 'example.com', definition })).toStrictEqual({
      NAME: 'one',
      FOUND: expected,
    });
  });

  it('has the columns of all versions in definitions of the first kind', () => {
    const column = { name: 'Size', type: 'integer', JSONPath: '.spec.size', priority: 1 };
    const definition = { spec: { version: 'v1', additionalPrinterColumns: [column] } };
    const columns = columnsOf({ resource: 'x', group: 'y.z', origin: 'custom', definition });
    expect(columns.map(({ header, isWide }) => [header, isWide])).toStrictEqual([
      ['NAME', false],
      ['SIZE', true],
    ]);
  });

  it('has an age where nothing is said', () => {
    const found = columnsOf({ resource: 'x', group: 'y.z', origin: 'custom', definition: {} });
    expect(found.map(({ header }) => header)).toStrictEqual(['NAME', 'AGE']);
  });

  it.each(['.a[', '.a[?(@.b=~"c")]', '{.a}', '.a[?(1)]', '. a', '.a['.repeat(5000)])(
    'leaves out what it cannot read: %s',
    (path) => {
      expect(parseJsonPath(path)).toBeUndefined();
    },
  );
});
