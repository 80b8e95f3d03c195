/**
 * Loaded first (`--import`) into every process that must not outlive the one that started it. A process that is killed
 * outright cannot say goodbye, but its end of the channel closes all the same.
 */
const graceMs = 15_000;
const parent = Number(process.env.BATON_PARENT ?? Number.NaN);
// Not for grandchildren: Jest's workers inherit both this module and the environment.
delete process.env.BATON_PARENT;

function end(): void {
  // As a signal, so that a process that closes things on SIGTERM still does so, and any other simply ends.
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), graceMs).unref();
}

if (!Number.isNaN(parent)) {
  process.once('disconnect', end);
  process.channel?.unref();
  if (process.ppid !== parent) end();
}
