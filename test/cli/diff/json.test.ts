/** JSON and JSON Lines: as the schema has them, exact, and safe on a terminal. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { parseJson } from '../../../src/bytes/json.ts';
import { exactJson } from '../../../src/cli/render/diff/exact-json.ts';
import { renderDiffJson, renderDiffJsonLines } from '../../../src/cli/render/diff/json.ts';
import type { DescribedChange, DiffTail } from '../../../src/cli/render/diff/rendered.ts';
import { schemaFaults } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { HEAD, HOSTILE, HOSTILE_CHANGES, madeChange, NO_VEIL } from './made-changes.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/etcd-snapshot-diff.schema.json', import.meta.url), 'utf8'),
) as JsonSchema & { readonly $defs: Readonly<Record<string, JsonSchema>> };

const TAIL: DiffTail = {
  differences: 14,
  noise: new Map([['lease', { added: 0, removed: 0, modified: 2 }]]),
  leftOut: 1,
};
const RENDERING = { head: HEAD, tail: () => TAIL, veil: NO_VEIL };

async function* batches(changes: readonly DescribedChange[]): AsyncGenerator<DescribedChange[]> {
  for (const change of changes) yield await Promise.resolve([change]);
}

async function join(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('json', () => {
  it('is what the schema says', async () => {
    const told = await join(renderDiffJson(batches(HOSTILE_CHANGES), RENDERING));
    const data = JSON.parse(told) as { changes: { name: string; fields: { after: object }[] }[] };
    expect(schemaFaults(data, schema, schema)).toEqual([]);
    expect(data.changes.map(({ name }) => name)).toEqual(HOSTILE);
    for (const [at, text] of HOSTILE.entries()) {
      const after = Object.entries(data.changes[at]!.fields[0]!.after);
      expect(after).toContainEqual([text, text]);
    }
    expect(told).not.toMatch(/[\u007f-\u009f\u202e\u2066\u001b]/);
  });

  it('is whole without changes', async () => {
    const told = await join(renderDiffJson(batches([]), RENDERING));
    expect(schemaFaults(JSON.parse(told), schema, schema)).toEqual([]);
  });

  it('has whole numbers exact', async () => {
    const size = 9007199254740993n;
    const change = madeChange('big', { size: 1 }, { size });
    const told = await join(renderDiffJson(batches([change]), RENDERING));
    expect(told).toContain('"after":{"size":9007199254740993}');
    expect(exactJson([size, -size])).toBe('[9007199254740993,-9007199254740993]');
    expect(parseJson(exactJson({ size }))).toEqual({ size });
  });
});

it('JSON Lines are what the schema says', async () => {
  const told = await join(renderDiffJsonLines(batches(HOSTILE_CHANGES), RENDERING));
  const lines = told.trimEnd().split('\n');
  expect(lines).toHaveLength(HOSTILE.length + 2);
  const { firstLine, changeLine, lastLine } = schema.$defs;
  for (const [at, line] of lines.entries()) {
    const kind = at === 0 ? firstLine! : at === lines.length - 1 ? lastLine! : changeLine!;
    expect(schemaFaults(JSON.parse(line), kind, schema)).toEqual([]);
  }
});
