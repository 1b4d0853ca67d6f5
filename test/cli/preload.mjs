/**
 * Loaded into the command's process by the tests: when it has read a file so many times, something
 * happens to it, however fast the machine is. The clock runs 100 ms a look.
 */

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { AFTER_READS, THEN, FILE } = process.env;
const readSync = fs.readSync;
let reads = 0;
let now = 0;

fs.readSync = (...args) => {
  if (++reads === Number(AFTER_READS)) happen();
  return readSync(...args);
};
performance.now = () => (now += 100);
syncBuiltinESMExports();

function happen() {
  if (THEN.startsWith('SIG')) process.kill(process.pid, THEN);
  if (THEN === 'cut') fs.truncateSync(FILE, 40_960);
}
