/**
 * The logs of real servers: they come to what etcd-dump-logs says of them, and the writer of the
 * tests writes each of their records again, to the byte.
 */

import { afterEach, describe, expect, test } from 'vitest';

import { crc32cByTable } from '../../src/bytes/crc32c-table.ts';
import { decodeLogOwner } from '../../src/wal/metadata.ts';
import { dataDirectoryNames, directoryFiles, forgetDirectories } from '../build/data-directory.ts';
import type { DirectoryFiles } from '../build/data-directory.ts';
import { readFixtureJson } from '../build/fixtures.ts';
import { buildLog, encodeData, encodeFrame, encodeRecord } from '../build/wal.ts';
import type { RecordItem } from '../build/wal.ts';
import { readWhole } from '../wal/read-whole.ts';
import type { ReadRecord, WholeLog } from '../wal/read-whole.ts';

const FOLDER = 'member/wal/';

type Dumps = Readonly<Record<'from-index-0' | 'raw', string>>;

afterEach(forgetDirectories);

/** The segments of a data directory, by name. */
function segmentsOf(files: DirectoryFiles): (readonly [string, Uint8Array])[] {
  return [...files]
    .filter(([path]) => path.startsWith(FOLDER) && path.endsWith('.wal'))
    .map(([path, bytes]) => [path.slice(FOLDER.length), bytes] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

describe.each(dataDirectoryNames())('%s', (name) => {
  test('comes to what etcd-dump-logs says, and is written again to the byte', async () => {
    const files = segmentsOf(await directoryFiles(name));
    const log = await readWhole({ files });
    expect(log.lines).toEqual([]);
    expect(log.stop.reason).toBe('end');
    expectDumped(log, readFixtureJson<Dumps>(`datadirs/${name}`, 'dumplogs.json'));
    expectWrittenAgain(log.records, new Map(files), name.startsWith('3.7'));
  });
});

/** The facts of the log in the words of both dumps. */
function expectDumped({ facts, records }: WholeLog, dumps: Dumps): void {
  const owner = decodeLogOwner(facts.metadata!)!;
  const { term, vote, commit } = facts.hardState!;
  expect(dumps['from-index-0'].split('\n').slice(1, 5)).toEqual([
    'WAL metadata:',
    `nodeID=${owner.memberId.toString(16)} clusterID=${owner.clusterId.toString(16)} ` +
      `term=${String(term)} commitIndex=${String(commit)} vote=${vote.toString(16)}`,
    `WAL entries: ${String(facts.lastIndex - facts.firstIndex + 1)}`,
    `lastIndex=${String(facts.lastIndex)}`,
  ]);
  const dumped = dumps.raw.split('\n').filter((line) => line !== '');
  expect(dumped.pop()).toBe('EOF: All entries were processed.');
  expect(records.map(rawLine)).toEqual(dumped.map(beginningOf));
}

/** What `-raw` says of a record, without what it carries. */
function rawLine({ type, crc, term, index, entryType }: ReadRecord): string {
  if (type === 1) return 'Metadata';
  if (type === 2) return `Entry ${String(term)} ${String(index)} ${String(entryType)}`;
  if (type === 3) return `HardState ${String(term)} ${String(index)}`;
  if (type === 4) return `CRC ${String(crc)}`;
  return `Snapshot ${String(term)} ${String(index)}`;
}

function beginningOf(line: string): string {
  const number = (pattern: RegExp): string => pattern.exec(line)?.[1] ?? '0';
  const [kind = ''] = line.split(':');
  if (kind === 'Metadata') return kind;
  if (kind === 'CRC') return `CRC ${number(/^CRC: (\d+)/)}`;
  if (kind === 'Snapshot') return `Snapshot ${number(/ term:(\d+)/)} ${number(/ index:(\d+)/)}`;
  if (kind === 'HardState') return `HardState ${number(/ term:(\d+)/)} ${number(/ commit:(\d+)/)}`;
  const type = / Type:EntryConfChange /.test(line) ? '1' : '0';
  return `Entry ${number(/ Term:(\d+)/)} ${number(/ Index:(\d+)/)} ${type}`;
}

/** Every record through the writer, with a CRC of its own that runs through all segments. */
function expectWrittenAgain(
  records: readonly ReadRecord[],
  segments: ReadonlyMap<string, Uint8Array>,
  isTerse: boolean,
): void {
  let running = 0;
  const ends = new Map<string, number>();
  for (const record of records) {
    const bytes = segments.get(record.file)!;
    expect(record.offset).toBe(ends.get(record.file) ?? 0);
    const item = itemOf(record, bytes, isTerse);
    const data = encodeData(item);
    if (data !== undefined) running = crc32cByTable(data, running);
    const frame = encodeFrame(encodeRecord(item, data, running));
    const end = record.offset + frame.length;
    ends.set(record.file, end);
    const place = `${record.file}, offset ${String(record.offset)}`;
    expect(Buffer.compare(frame, bytes.subarray(record.offset, end)), place).toBe(0);
  }
}

/** The record as the writer takes it. */
function itemOf(
  { type, entryType, term, index, start, end }: ReadRecord,
  bytes: Uint8Array,
  isTerse: boolean,
): RecordItem {
  const data = bytes.subarray(start, end);
  if (type === 4) return { kind: 'crc' };
  if (type !== 2) return { kind: 'record', type, data };
  return { kind: 'entry', entryType, term, index, isTerse, ...(start === end ? {} : { data }) };
}

test('the writer writes what a restore of a single member writes', () => {
  const log = buildLog([
    { items: [{ kind: 'record', type: 5, data: Uint8Array.of(8, 0, 16, 0) }] },
  ]);
  expect(Buffer.from(log.files[0]![1]).toString('hex')).toBe(
    '04000000000000840804100000000000' +
      '2000000000000000080110bb81c7fc051a1608cdd2918bd2b881cf8e0110b298eaf1948386fccd01' +
      '0e0000000000008208051094bbc7ed0e1a04080010000000',
  );
});
