/**
 * Versions: the storage version and the cluster version are versions, and of a release that is
 * known.
 */

import { decodeText, escapeControls } from '../../bytes/text.ts';
import { problem, VERSION_SHOWN_MAX } from '../../findings.ts';
import { ETCD_MINORS, normalizeVersion, startableBy } from '../version.ts';
import type { CreateStoreCheck } from './check.ts';
import type { StoreView } from './store-view.ts';

export const checkVersions: CreateStoreCheck = ({ meta, clusterVersion }, report) => ({
  end() {
    const stored = meta.get('storageVersion');
    const texts: [string, string | undefined][] = [
      ['storageVersion', stored === undefined ? undefined : (decodeText(stored) ?? '')],
      ['clusterVersion', clusterVersion],
    ];
    for (const [name, text] of texts) {
      if (text === undefined) continue;
      const place = { bucket: [name === 'storageVersion' ? 'meta' : 'cluster'] };
      const facts = { name, found: escapeControls(clip(text)), length: text.length };
      if (normalizeVersion(text) === undefined) report(problem('version-value', place, facts));
      else if (!isKnown(text)) report(problem('version-newer', place, facts));
    }
  },
});

/** The beginning of a text, which can be anything in a damaged store; no character is cut in two. */
function clip(text: string): string {
  return [...text.slice(0, 2 * VERSION_SHOWN_MAX)].slice(0, VERSION_SHOWN_MAX).join('');
}

/** Whether nothing in a store says that a release wrote it that is newer than those known. */
export function hasKnownVersion({ meta, clusterVersion }: StoreView): boolean {
  const stored = decodeText(meta.get('storageVersion') ?? new Uint8Array(0));
  return [stored, clusterVersion].every((text) => isKnown(text ?? ''));
}

/** Whether the newest known release starts from a store of this version. */
function isKnown(version: string): boolean {
  const versions = { storageVersion: version, clusterVersion: undefined, term: 1 };
  const newest = ETCD_MINORS.at(-1);
  return newest !== undefined && startableBy(versions).includes(newest);
}
