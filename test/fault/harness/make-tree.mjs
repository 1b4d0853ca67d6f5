/**
 * Makes one data directory through the sink and ends: `node make-tree.mjs DIST TARGET [WAL-DIR]`.
 * Runs over the compiled package, as users have it. The bytes are those that kill.test.ts expects.
 */

const [dist, target, walDir] = process.argv.slice(2);
const { openDirectorySink } = await import(`${dist}/node/directory-sink.js`);

const PIECE = 64 * 1024;
const sink = await openDirectorySink({ target, walDir });
try {
  const database = await sink.create('member/snap/db', 0o600);
  for (let piece = 63; piece >= 0; piece--) {
    await database.write(piece * PIECE, new Uint8Array(PIECE).fill(piece + 1));
  }
  await database.sync();
  await database.close();
  await sink.copy('member/snap/db', 'member/snap/copy', 0o600);
  for (const name of ['0.wal', '1.wal', '2.wal']) {
    const segment = await sink.create(`member/wal/${name}`, 0o600);
    await segment.write(0, new Uint8Array(100).fill(9));
    await segment.resize(PIECE);
    await segment.close();
  }
  await sink.commit();
} catch (error) {
  await sink.abandon();
  throw error;
}
