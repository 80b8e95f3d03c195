/** Real Azurite in a process of its own and in memory: nothing of its work is in the times of whoever asks it. */
import { createRequire } from 'node:module';
import { startAzurite } from '../../storage/in-process-azurite.ts';

// Once a minute Azurite clears away what was on the queue, and answers nobody for seconds: not in the time of what is measured.
createRequire(import.meta.url)('azurite/dist/src/queue/utils/constants').DEFAULT_GC_INTERVAL_MS = 3_600_000;

process.once('disconnect', () => process.exit());
const { connectionString } = await startAzurite();
process.send?.({ ready: connectionString });
