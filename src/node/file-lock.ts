/**
 * Whether a server has a database open: bbolt holds an exclusive `flock` on it (bbolt bolt_unix.go,
 * flock, v1.4.3). Linux lists such locks in `/proc/locks`, so that no lock has to be tried:
 *
 *     1: FLOCK  ADVISORY  WRITE 4711 fe:00:1234567 0 EOF
 */

import { readFile, stat } from 'node:fs/promises';

const LINE = /^\d+: FLOCK +ADVISORY +WRITE +-?\d+ ([0-9a-f]+):([0-9a-f]+):(\d+) /;

/** Whether somebody holds it exclusively; false where the system does not say. */
export async function isLocked(path: string): Promise<boolean> {
  const locks = await readFile('/proc/locks', 'utf8').catch(() => '');
  if (locks === '') return false;
  const { dev, ino } = await stat(path, { bigint: true });
  const device = `${String(majorOf(dev))}:${String(minorOf(dev))}`;
  return locks.split('\n').some((line) => {
    const [, major = '', minor = '', inode = ''] = LINE.exec(line) ?? [];
    if (inode !== String(ino)) return false;
    return `${String(parseInt(major, 16))}:${String(parseInt(minor, 16))}` === device;
  });
}

/** The parts of a device number, as glibc's sys/sysmacros.h has them. */
function majorOf(device: bigint): bigint {
  return ((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn);
}

function minorOf(device: bigint): bigint {
  return (device & 0xffn) | ((device >> 12n) & ~0xffn);
}
