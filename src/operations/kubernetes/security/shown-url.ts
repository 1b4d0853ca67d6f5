/** URLs as they may be shown: without what often is a credential. */

import { clip } from '../report/words.ts';

const LENGTH_MAX = 160;

/** A URL without user, password, query and fragment. */
export function shownUrl(url: string): string {
  const bare = url.replace(/[?#][^]*$/, '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
  return clip(bare, LENGTH_MAX);
}
