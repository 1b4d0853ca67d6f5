import { afterEach, describe, expect, test } from 'vitest';

import { renderDump } from '../../src/cli/render/wal-dump.ts';
import { ALL_ENTRIES } from '../../src/etcd/requests/entry-filter.ts';
import type { EntryFilter } from '../../src/etcd/requests/entry-filter.ts';
import type { Problem } from '../../src/findings.ts';
import { dumpWal } from '../../src/operations/data-directory/dump-wal.ts';
import { dataDirectoryNames, forgetDirectories, memoryDirectory } from '../build/data-directory.ts';
import { readFixtureJson } from '../build/fixtures.ts';

/** What etcd-dump-logs printed. */
interface Dumps {
  readonly default: string;
  readonly 'from-index-0': string;
}

/** Characters after which the fixtures' lines were cut. */
const LINE_MAX = 3000;
/** What was asked for from index 0 on. */
const ALL_FORMS = ['ConfigChange', 'Normal', 'Request', 'InternalRaftRequest'] as const;

afterEach(forgetDirectories);

async function dumpText(
  name: string,
  startIndex: number | undefined,
  filters: readonly EntryFilter[],
): Promise<string> {
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  const dump = await dumpWal(await memoryDirectory(name), { startIndex, report });
  const rendering = { format: 'text', startIndex, values: 'shown' } as const;
  const rest = { filters, findings: problems, verdict: 'sound' } as const;
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of renderDump(dump, { ...rendering, ...rest })) {
    text += decoder.decode(piece, { stream: true });
  }
  return text;
}

/** Long lines cut as in the fixtures. */
function cutLines(text: string): string {
  const cut = (line: string): string =>
    line.length <= LINE_MAX ? line : `${line.slice(0, LINE_MAX)}...(${String(line.length)})`;
  return text.split('\n').map(cut).join('\n');
}

describe.each(dataDirectoryNames())('%s', (name) => {
  const dumps = readFixtureJson<Dumps>(`datadirs/${name}`, 'dumplogs.json');

  test('its log is dumped as etcd-dump-logs dumps it', async () => {
    expect(cutLines(await dumpText(name, undefined, ALL_ENTRIES))).toBe(dumps.default);
    expect(cutLines(await dumpText(name, 0, ALL_FORMS))).toBe(dumps['from-index-0']);
  });
});
