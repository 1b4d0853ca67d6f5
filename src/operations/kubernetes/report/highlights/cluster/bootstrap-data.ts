/** The bootstrap data of K3s and RKE2: the certificate authorities of the whole cluster. */

import { clip } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf } from '../rule.ts';

export const findBootstrapData: ChangeRule = (change) => {
  const { place } = change.description;
  if (place.type !== 'bookkeeping' || !place.key.startsWith('/bootstrap/')) return [];
  if (change.change === 'rewritten') return [];
  const title = `${clip(place.what, 60)}: ${change.change}, the cluster's certificate authorities`;
  return [highlightOf(change, { severity: 'note', rule: 'bootstrap-data', title })];
};
