/** A data directory in memory that has a folder without files, which memory alone does not keep. */

import type { DirectoryEntry, DirectorySource } from '../../src/io/directory-source.ts';

/** The directory with a folder in it, empty if nothing else is in there. */
export function withFolder(directory: DirectorySource, folder: string): DirectorySource {
  const slash = folder.lastIndexOf('/');
  const above = folder.slice(0, Math.max(0, slash));
  const name = folder.slice(slash + 1);
  return {
    name: directory.name,
    open: (path) => directory.open(path),
    list: async (path) => {
      const entries = await directory.list(path).catch((error: unknown) => {
        if (path === folder) return [];
        throw error;
      });
      if (path !== above || entries.some((entry) => entry.name === name)) return entries;
      const added: DirectoryEntry = { name, kind: 'directory' };
      return [...entries, added].sort((left, right) => (left.name < right.name ? -1 : 1));
    },
  };
}
