/** Real Azurite in a process of its own and in memory: nothing of its work is in the times of whoever asks it. */
import { startAzurite } from '../../storage/in-process-azurite.ts';

process.once('disconnect', () => process.exit());
const { connectionString } = await startAzurite();
process.send?.({ ready: connectionString });
