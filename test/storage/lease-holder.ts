/**
 * A process of its own that holds a lease on the embedded storage: `node lease-holder.ts FOLDER`. Prints the connection
 * string, then lines of its log; gives the lease back when its input ends.
 */
import { openEmbeddedStorage } from '../../src/storage/embedded.ts';

const storage = await openEmbeddedStorage({ folder: process.argv[2] ?? '', log: (line) => console.log(line) });
console.log(storage.connectionString);
process.stdin.resume();
process.stdin.once('end', async () => {
  await storage.close();
  console.log('given back');
});
