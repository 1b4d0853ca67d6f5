/** What the system says when it cannot write, in words. */

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such folder'],
  ['ENOTDIR', 'no such folder'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space left'],
  ['EDQUOT', 'no space left'],
  ['EFBIG', 'the file would be too large'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ELOOP', 'the links lead in a circle'],
]);

/** Why the system could not write; undefined for errors that are not the system's. */
export function writingReason(error: unknown): string | undefined {
  const code = systemCode(error);
  return code === undefined ? undefined : (REASONS.get(code) ?? code);
}

/** The code of an error of the system, such as `ENOSPC`; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return String(error.code);
}
