/** What a damaged file has lost, in a few lines: revisions, keys by name, and the state before. */

import { escapeControls, formatCount, formatKey } from '../../../bytes/text.ts';
import type { LostKey } from '../../../operations/salvage/losses.ts';
import type { RevisionRange } from '../../../operations/salvage/types.ts';
import type { LossReport } from '../../verify-losses.ts';
import { wrap } from './wrap.ts';

/** Ranges of revisions that are written out. */
const RANGES_SHOWN = 5;
/** Keys that are written out, unless all are asked for. */
const KEYS_SHOWN = 5;

/** The lines; the last says how to bring back what can be. */
export function lossLines(
  found: LossReport | 'not searched',
  file: string,
  all: boolean,
): string[] {
  const lines: string[] = [];
  const add = (name: string, text: string): void => {
    lines.push(...wrap(text, `  ${name.padEnd(8)}`));
  };
  if (found === 'not searched') add('lost', 'not searched in a file of this size (--all)');
  else addLosses(found, all, add);
  add('next', `etcd-snapshot salvage ${escapeControls(file)} --out records.ndjson`);
  return lines;
}

function addLosses(
  { losses, olderMeta }: LossReport,
  all: boolean,
  add: (name: string, text: string) => void,
): void {
  const { unreached, missing, keys, keyCount } = losses;
  if (unreached.length > 0) {
    const found = missing.length === 0 ? ', all found elsewhere in the file' : '';
    add('lost', `revisions ${rangesText(unreached)} are not reached any more${found}`);
  }
  if (missing.length > 0) add('gone', `revisions ${rangesText(missing)} are nowhere in the file`);
  for (const key of keys.slice(0, all ? keys.length : KEYS_SHOWN)) add('key', keyText(key));
  const more = keyCount - Math.min(keys.length, all ? keys.length : KEYS_SHOWN);
  if (more > 0) add('', `${formatCount(more)} more keys${all ? '' : ' (--all)'}`);
  if (olderMeta.verdict !== 'none') {
    const { index, revision, verdict } = olderMeta;
    const state = `meta ${String(index)}, revision ${revision === undefined ? 'unknown' : String(revision)}`;
    add('before', `the previous state (${state}) is ${verdict}`);
  }
}

function keyText({ key, revision, tombstone, treeRevision, certain }: LostKey): string {
  const what = tombstone ? 'its deletion' : 'its value';
  const still =
    treeRevision === undefined ? '' : `; revision ${String(treeRevision)} of it is left`;
  const doubt = certain ? '' : ', unless compaction had removed it';
  return `${formatKey(key)}: ${what} of revision ${String(revision)} was found elsewhere${still}${doubt}`;
}

function rangesText(ranges: readonly RevisionRange[]): string {
  const texts = ranges.slice(0, RANGES_SHOWN).map(({ start, end }) => {
    return end === start + 1 ? String(start) : `${String(start)}–${String(end - 1)}`;
  });
  const more = ranges.length - texts.length;
  return texts.join(', ') + (more > 0 ? ` and ${formatCount(more)} more ranges` : '');
}
