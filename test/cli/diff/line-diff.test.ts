/** Lines that differ: the script leads from the one text to the other, and is the shortest. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { diffLines } from '../../../src/cli/render/diff/line-diff.ts';
import { unifiedHunks } from '../../../src/cli/render/diff/unified.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });

describe('diffLines', () => {
  it('leads from one text to the other', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const edits = diffLines(before, after);
        const side = (sign: string): string[] =>
          edits.filter((edit) => edit.sign !== sign).map(({ line }) => line);
        expect(side('+')).toEqual(before);
        expect(side('-')).toEqual(after);
      }),
    );
  });

  it('is the shortest that does', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changed = diffLines(before, after).filter(({ sign }) => sign !== ' ').length;
        expect(changed).toBe(before.length + after.length - 2 * commonLength(before, after));
      }),
    );
  });

  it('replaces one large text by another that has little in common with it', () => {
    const before = Array.from({ length: 5000 }, (_, at) =>
      at % 100 === 0 ? 'x' : `old ${String(at)}`,
    );
    const after = Array.from({ length: 5000 }, (_, at) =>
      at % 100 === 0 ? 'x' : `new ${String(at)}`,
    );
    const edits = diffLines(['same', ...before, 'end'], ['same', ...after, 'end']);
    expect(edits.filter(({ sign }) => sign === '-')).toHaveLength(4999);
    expect(edits.filter(({ sign }) => sign === '+')).toHaveLength(4999);
    expect(edits[0]).toEqual({ sign: ' ', line: 'same' });
    expect(edits.at(-1)).toEqual({ sign: ' ', line: 'end' });
  });
});

/** Length of the longest common subsequence, from its definition. */
function commonLength(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const line of before) {
    const next = [0];
    after.forEach((other, at) => {
      next.push(line === other ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!));
    });
    row = next;
  }
  return row[after.length]!;
}

describe('unifiedHunks', () => {
  it('has three lines around what changed, and one hunk for what is near', () => {
    const before = Array.from('abcdefghijklmnopqrstuvwxyz');
    const after = Array.from('abcdeFghijkLmnopqrstuvwxy');
    expect(unifiedHunks(before, after)).toEqual([
      '@@ -3,13 +3,13 @@',
      ...[' c', ' d', ' e', '-f', '+F', ' g', ' h', ' i', ' j', ' k', '-l', '+L', ' m', ' n', ' o'],
      '@@ -23,4 +23,3 @@',
      ...[' w', ' x', ' y', '-z'],
    ]);
  });

  it('says where nothing was or is', () => {
    expect(unifiedHunks([], ['a', 'b'])).toEqual(['@@ -0,0 +1,2 @@', '+a', '+b']);
    expect(unifiedHunks(['a'], [])).toEqual(['@@ -1 +0,0 @@', '-a']);
    expect(unifiedHunks(['a'], ['a'])).toEqual([]);
  });

  it('can be applied', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(apply(before, unifiedHunks(before, after))).toEqual(after);
      }),
    );
  });
});

/** What `patch` does, refusing lines that are not where a hunk says. */
function apply(before: readonly string[], hunks: readonly string[]): string[] {
  const result: string[] = [];
  let at = 0;
  for (const line of hunks) {
    const head = /^@@ -(\d+)(?:,(\d+))? \+/.exec(line);
    if (head !== null) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      while (at < start) result.push(before[at++]!);
      continue;
    }
    if (line.startsWith('+')) result.push(line.slice(1));
    else expect(line.slice(1)).toBe(before[at++]);
    if (line.startsWith(' ')) result.push(line.slice(1));
  }
  return [...result, ...before.slice(at)];
}
