import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

// A thread with a connection of its own, which checkpoints when it is told to and says when it is
// done. What goes wrong here, the writer meets too: it checkpoints itself before the log gets large.

const db = new DatabaseSync(z.string().parse(workerData));
db.exec('PRAGMA synchronous = NORMAL');
const checkpoint = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', (told) => {
  if (told === 'close') {
    db.close();
    parentPort?.close();
    return;
  }
  try {
    checkpoint.get();
  } finally {
    parentPort?.postMessage('done');
  }
});
