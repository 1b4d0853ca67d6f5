/**
 * The entries of a log as text, as etcd-dump-logs prints them (tools/etcd-dump-logs/main.go,
 * v3.6.8), as JSON, and as JSON Lines; in pieces, so that a log of any length can be written.
 */

import { ByteWriter } from '../../bytes/byte-writer.ts';
import { ALL_ENTRIES, matchesFilter } from '../../etcd/requests/entry-filter.ts';
import type { EntryFilter } from '../../etcd/requests/entry-filter.ts';
import { entryData } from '../../etcd/requests/entry-data.ts';
import { writeEntryText } from '../../etcd/requests/entry-text.ts';
import type { Values } from '../../etcd/requests/values.ts';
import { formatMemberId } from '../../etcd/member.ts';
import type { Problem } from '../../findings.ts';
import { formatPlace, formatProblem } from '../../findings.ts';
import type { WalDump } from '../../operations/data-directory/dump-wal.ts';
import type { Verdict } from '../../operations/verify/verify.ts';
import type { ConfState } from '../../raft/conf-state.ts';
import type { Entry } from '../../raft/entry.ts';
import type { RaftSnapshot } from '../../raft/raft-snapshot.ts';
import { toJson } from './data.ts';

/** Version of the shape; it grows when a field changes its meaning or goes away. */
const SCHEMA_VERSION = 1;
/** Bytes that are collected before they are handed on. */
const PIECE_SIZE = 256 * 1024;
const LINE_FEED = 0x0a;

/** Formats of a dump. */
export const DUMP_FORMATS = ['text', 'json', 'jsonl'] as const;

/** A format of a dump. */
export type DumpFormat = (typeof DUMP_FORMATS)[number];

/** How to write a dump. */
export interface DumpRendering {
  readonly format: DumpFormat;
  /** The index that was asked for, if one was. */
  readonly startIndex: number | undefined;
  readonly filters: readonly EntryFilter[];
  readonly values: Values;
  /** What is wrong with the log, and what that comes to. */
  readonly findings: readonly Problem[];
  readonly verdict: Verdict;
}

/** The whole dump; each piece is valid until the next one is asked for. */
export async function* renderDump(
  dump: WalDump,
  rendering: DumpRendering,
): AsyncGenerator<Uint8Array> {
  const out = new ByteWriter();
  const write = WRITERS[rendering.format](out, dump, rendering);
  const { filters } = rendering;
  const takesAll = ALL_ENTRIES.every((filter) => filters.includes(filter));
  let matchedCount = 0;
  write.head();
  for await (const entries of dump.entries()) {
    for (const entry of entries) {
      if (!takesAll && !matchesFilter(entry, filters)) continue;
      write.entry(entry, matchedCount++);
      if (out.length >= PIECE_SIZE) yield out.take();
    }
  }
  write.end(matchedCount);
  yield out.take();
}

/** What the last line says of a dump that may not be all there was. */
const WHAT_IS_MISSING: Readonly<Record<Verdict, string>> = {
  sound: '',
  damaged: '; the log is damaged',
  unknown: '; the end of the log may be lost',
};

/** Writes the parts of a dump. */
interface DumpWriter {
  head(): void;
  entry(entry: Entry, position: number): void;
  end(matchedCount: number): void;
}

type CreateWriter = (out: ByteWriter, dump: WalDump, rendering: DumpRendering) => DumpWriter;

const WRITERS: Readonly<Record<DumpFormat, CreateWriter>> = {
  text: (out, dump, { startIndex, filters, values, verdict }) => ({
    head: () => {
      out.text(headText(dump, startIndex));
    },
    entry: (entry) => {
      writeEntryText(out, entry, values);
      out.byte(LINE_FEED);
    },
    end: (count) => {
      out.text(
        `\nEntry types (${filters.join(',')}) count is : ${String(count)}${WHAT_IS_MISSING[verdict]}\n`,
      );
    },
  }),
  json: (out, dump, rendering) => ({
    head: () => {
      const data = { schemaVersion: SCHEMA_VERSION, ...headData(dump, rendering.startIndex) };
      out.text(`${toJson(data).slice(0, -1)},"entries":[\n`);
    },
    entry: (entry, position) => {
      out.text(`${position === 0 ? '' : ',\n'}${toJson(entryData(entry, rendering.values))}`);
    },
    end: (matchedCount) => {
      out.text(`\n],${toJson(endData(matchedCount, rendering)).slice(1)}\n`);
    },
  }),
  jsonl: (out, dump, rendering) => ({
    head: () => {
      const head = { type: 'log', schemaVersion: SCHEMA_VERSION };
      out.text(`${toJson({ ...head, ...headData(dump, rendering.startIndex) })}\n`);
    },
    entry: (entry) => {
      out.text(`${toJson(entryData(entry, rendering.values))}\n`);
    },
    end: (matchedCount) => {
      out.text(`${toJson({ type: 'summary', ...endData(matchedCount, rendering) })}\n`);
    },
  }),
};

function headText(dump: WalDump, startIndex: number | undefined): string {
  const { snapshot, wal, entryCount, lastIndex } = dump;
  const { memberId = '0', clusterId = '0', term, commit, vote = '0' } = wal;
  const start =
    startIndex === undefined
      ? `Snapshot:\n${snapshotText(snapshot)}\nStart dumping log entries from snapshot.\n`
      : `Start dumping log entries from index ${String(startIndex)}.\n`;
  const metadata =
    `nodeID=${memberId} clusterID=${clusterId} term=${String(term)} ` +
    `commitIndex=${String(commit)} vote=${vote}`;
  const last = entryCount > 0 ? `lastIndex=${String(lastIndex)}\n` : '';
  return (
    `${start}WAL metadata:\n${metadata}\nWAL entries: ${String(entryCount)}\n${last}` +
    'term\t     index\ttype\tdata\n'
  );
}

function snapshotText(snapshot: WalDump['snapshot']): string {
  if (snapshot === undefined) return 'empty';
  const { term, index, confState } = snapshot;
  const nodes = confState.voters.map(formatMemberId).join(' ');
  return (
    `term=${String(term)} index=${String(index)} nodes=[${nodes}] ` +
    `confstate=${confStateText(confState)}`
  );
}

/** As Go's encoding/json has raftpb.ConfState: ids as plain numbers, empty lists left out. */
function confStateText(state: ConfState): string {
  const lists = [
    ['voters', state.voters],
    ['learners', state.learners],
    ['voters_outgoing', state.votersOutgoing],
    ['learners_next', state.learnersNext],
  ] as const;
  const filled = lists.filter(([, ids]) => ids.length > 0);
  const texts = filled.map(([name, ids]) => `"${name}":[${ids.join(',')}],`);
  return `{${texts.join('')}"auto_leave":${String(state.autoLeave)}}`;
}

function headData(dump: WalDump, startIndex: number | undefined): Record<string, unknown> {
  const { snapshot, wal, entryCount, lastIndex } = dump;
  const { memberId, clusterId, term, commit, vote } = wal;
  return {
    startIndex: startIndex ?? null,
    snapshot: snapshot === undefined ? null : snapshotData(snapshot),
    memberId: memberId ?? null,
    clusterId: clusterId ?? null,
    ...{ term, commit, vote: vote ?? null },
    ...{ entryCount, lastIndex },
  };
}

function snapshotData({ term, index, confState }: Omit<RaftSnapshot, 'data'>): unknown {
  const { voters, learners, votersOutgoing, learnersNext, autoLeave } = confState;
  return {
    ...{ term, index },
    confState: {
      voters: voters.map(formatMemberId),
      learners: learners.map(formatMemberId),
      votersOutgoing: votersOutgoing.map(formatMemberId),
      learnersNext: learnersNext.map(formatMemberId),
      autoLeave,
    },
  };
}

function endData(matchedCount: number, rendering: DumpRendering): Record<string, unknown> {
  const { filters, findings, verdict } = rendering;
  return {
    entryTypes: filters,
    matchedCount,
    verdict,
    findings: findings.map((found) => ({
      ...{ code: found.code, place: found.place, facts: found.facts },
      text: `${formatPlace(found.place)}: ${formatProblem(found)}`,
    })),
  };
}
