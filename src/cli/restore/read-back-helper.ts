/** A second thread for reading back what was written. */

import type { ByteSource } from '../../io/source.ts';
import { FileSource } from '../../node/file-source.ts';
import { startStatusHelper } from '../status-helper.ts';
import type { StatusHelper } from '../status-helper.ts';

/** For a file only, which another thread can read as well. */
export function helperFor(source: ByteSource): StatusHelper | undefined {
  if (!(source instanceof FileSource)) return undefined;
  return startStatusHelper({ fd: source.fd, name: source.name, size: source.size });
}
