/** What the drawings are computed from: the nested map, bars by revision and by time, their texts. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fitText, firstToFit } from '../../../src/cli/render/html/svg-text.ts';
import { gridStep } from '../../../src/cli/render/inspect/html-bars.ts';
import { PALETTE_STYLE } from '../../../src/cli/render/inspect/palette.ts';
import {
  layOutSpace,
  NAMESPACES_MAX,
  RESOURCES_MAX,
} from '../../../src/cli/render/inspect/space-map.ts';
import {
  durationText,
  estimateText,
  tickText,
  ticksOf,
} from '../../../src/cli/render/inspect/time-text.ts';
import {
  barsByRevision,
  barsByTime,
  placeOfRevision,
} from '../../../src/cli/render/inspect/timeline.ts';
import { CLASS_ORDER } from '../../../src/kubernetes/storage/object-class.ts';
import type { WriteReport } from '../../../src/operations/kubernetes/inspect/report.ts';
import { contrast } from '../../build/contrast.ts';
import { counts, EXAMPLE, resource, spaceOf, writesOf } from '../../build/inspect-report.ts';

const BOUNDS = { x: 0, y: 0, width: 1000, height: 500 };
const FONT = { size: 10, narrow: 0.6 };

describe('the map', () => {
  it('gives resources areas in proportion to their bytes, live or all', () => {
    for (const measure of ['live', 'all'] as const) {
      const { space } = EXAMPLE;
      const total = space.liveBytes + (measure === 'all' ? space.historyBytes : 0);
      const cells = layOutSpace(space.classes, measure, BOUNDS);
      expect(cells).toHaveLength(12);
      for (const { resource: one, bytes, place } of cells) {
        expect(bytes).toBe(one!.liveBytes + (measure === 'all' ? one!.historyBytes : 0));
        expect((place.width * place.height) / 500_000).toBeCloseTo(bytes / total, 9);
      }
    }
  });

  it('keeps namespaces in their resource, below its name', () => {
    for (const { place, parts } of layOutSpace(EXAMPLE.space.classes, 'live', BOUNDS)) {
      for (const part of parts) {
        expect(part.place.x).toBeGreaterThanOrEqual(place.x);
        expect(part.place.y).toBeGreaterThanOrEqual(place.y + 15);
        expect(part.place.x + part.place.width).toBeLessThanOrEqual(place.x + place.width);
        expect(part.place.y + part.place.height).toBeLessThanOrEqual(place.y + place.height);
      }
    }
  });

  it('puts small ones together where they are many, and counts them', () => {
    const namespaces = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [`n${String(at)}`, counts(1, 1000 - at)]),
    );
    const others = Array.from({ length: 100 }, (_, at) =>
      resource(`r${String(at)}`, { '': counts(1, 100 - at) }),
    );
    const space = spaceOf({ pods: [resource('pods', namespaces)], other: others });
    const cells = layOutSpace(space.classes, 'live', BOUNDS);
    expect(cells).toHaveLength(1 + RESOURCES_MAX + 1);
    expect(cells.at(-1)).toMatchObject({ resource: undefined, count: 60, bytes: 1830 });
    expect(cells[0]?.parts).toHaveLength(NAMESPACES_MAX + 1);
    expect(cells[0]?.parts.at(-1)?.namespace).toBeUndefined();
  });

  it('leaves out what has no bytes', () => {
    const gone = spaceOf({ pods: [resource('pods', { shop: counts(0, 500, 3) })] });
    expect(layOutSpace(gone.classes, 'live', BOUNDS)).toEqual([]);
    expect(layOutSpace(gone.classes, 'all', BOUNDS)).toHaveLength(1);
  });
});

describe('the timeline', () => {
  const writes = writesOf(40, (at) => ({ pods: at % 3, events: at % 5 }));
  const total = writes.buckets.reduce((sum, bucket) => sum + bucket.writes, 0);

  it('has a bar for each part of the revisions', () => {
    const bars = barsByRevision(writes);
    expect(bars.map((bar) => bar.writes)).toEqual(writes.buckets.map((bucket) => bucket.writes));
    expect(bars.at(0)).toMatchObject({ from: 0 });
    expect(bars.at(-1)).toMatchObject({ to: 1 });
    expect(placeOfRevision(1, writes)).toBe(0);
    expect(placeOfRevision(206, writes)).toBeCloseTo(20.5 / 40);
    expect(placeOfRevision(401, writes)).toBeUndefined();
    expect(placeOfRevision(0, writes)).toBeUndefined();
  });

  it('spreads the same writes over the time, none lost and none made up', () => {
    const times = barsByTime(writes)!;
    expect(times.undated).toBe(0);
    expect(times.bars.reduce((sum, bar) => sum + bar.writes, 0)).toBeCloseTo(total);
    const pods = times.bars.reduce((sum, bar) => sum + (bar.classes.get('pods') ?? 0), 0);
    expect(pods).toBeCloseTo(39);
    // The first part with writes begins a minute after the first one, of which there are none.
    expect(new Date(times.start).toISOString()).toBe('2026-11-21T14:31:00.000Z');
  });

  it('loses no writes whatever the times are', () => {
    const seconds = fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(seconds, seconds, fc.nat(50)), { maxLength: 30 }), (parts) => {
        const timeOf = (second: number | undefined): WriteReport['buckets'][number]['from'] =>
          second === undefined
            ? undefined
            : {
                time: new Date(second * 1000).toISOString(),
                ...{ earliest: undefined, latest: undefined },
              };
        const made = writesOf(parts.length, (at) => ({ pods: parts[at]?.[2] ?? 0 }));
        const buckets = made.buckets.map((bucket, at) => {
          return { ...bucket, from: timeOf(parts[at]?.[0]), to: timeOf(parts[at]?.[1]) };
        });
        const times = barsByTime({ ...made, buckets });
        if (times === undefined) return;
        const all = buckets.reduce((sum, bucket) => sum + bucket.writes, 0);
        const drawn = times.bars.reduce((sum, bar) => sum + bar.writes, 0);
        expect(drawn + times.undated).toBeCloseTo(all, 5);
      }),
    );
  });

  it('is not drawn by time where all is of one moment, or nothing says when', () => {
    const now = { time: '2026-11-21T14:31:00Z', earliest: undefined, latest: undefined };
    const at = (time: typeof now | undefined): WriteReport => ({
      ...writes,
      buckets: writes.buckets.map((bucket) => ({ ...bucket, from: time, to: time })),
    });
    expect(barsByTime(at(now))).toBeUndefined();
    expect(barsByTime(at(undefined))).toBeUndefined();
    expect(barsByTime(at({ ...now, time: 'yesterday' }))).toBeUndefined();
  });
});

describe('the colours', () => {
  const rules = [
    ...PALETTE_STYLE.matchAll(/^\.c-(\w+) \{ fill: (#\w{6}); \}.*text \{ fill: (#\w+)/gm),
  ];

  it('are there for every class, each another', () => {
    expect(rules.map(([, name]) => name)).toEqual(CLASS_ORDER);
    expect(new Set(rules.map(([, , fill]) => fill)).size).toBe(CLASS_ORDER.length);
  });

  it('let the text on them be read, and stand out from a dark page', () => {
    for (const [, , fill = '', ink = ''] of rules) {
      const text = ink.length === 4 ? ink.replace(/\w/g, '$&$&') : ink;
      expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(fill, '#121212')).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('texts of the drawings', () => {
  it('end where there is no more room', () => {
    expect(fitText('deployments', 66, FONT)).toBe('deployments');
    expect(fitText('deployments', 65, FONT)).toBe('deploymen…');
    expect(fitText('deployments', 24, FONT)).toBe('');
    expect(fitText('展開展開展開', 60, FONT)).toBe('展開展開…');
    expect(fitText('a\u001bb', 100, FONT)).toBe('a\\x1bb');
    expect(firstToFit(['deployments.apps', 'deployments'], 70, FONT)).toBe('deployments');
  });

  it('have round numbers at few lines', () => {
    expect([0, 1, 5, 6, 10, 99, 4321].map(gridStep)).toEqual([1, 1, 1, 2, 2, 20, 1000]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 }), (most) => {
        expect(most / gridStep(most)).toBeLessThanOrEqual(5.0000001);
      }),
    );
  });

  it('have round times', () => {
    const start = Date.parse('2026-11-21T14:30:07Z');
    expect(ticksOf(start, start + 45_000).map((time) => tickText(time, 45_000))).toEqual([
      ...['14:30:10', '14:30:20', '14:30:30', '14:30:40', '14:30:50'],
    ]);
    const [year] = [365 * 86_400_000];
    expect(tickText(ticksOf(start, start + year)[0]!, year)).toBe('2027-01-02');
    fc.assert(
      fc.property(fc.nat(1e12), fc.integer({ min: 2000, max: 1e14 }), (from, span) => {
        const ticks = ticksOf(from, from + span);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const time of ticks) {
          expect(time).toBeGreaterThanOrEqual(from);
          expect(time).toBeLessThanOrEqual(from + span);
        }
      }),
    );
  });

  it('say how well a time is known', () => {
    const time = '2026-11-21T14:31:00Z';
    const known = { time, earliest: '2026-11-21T14:30:58Z', latest: '2026-11-22T01:00:00Z' };
    expect(estimateText(known)).toBe(
      'about 2026-11-21 14:31:00 (not before 14:30:58, not after 2026-11-22 01:00:00)',
    );
    expect(estimateText({ time, earliest: undefined, latest: undefined })).toBe(
      'about 2026-11-21 14:31:00',
    );
    expect(estimateText(undefined)).toBe('at a time that nothing tells');
    expect([900, 31_000, 180_000, 9e6, 5e8].map(durationText)).toEqual([
      ...['1 s', '31 s', '3 min', '3 h', '6 days'],
    ]);
  });
});
