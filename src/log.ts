import pino from 'pino';

/** One line per event, with a fixed message and fields. Never the words of a reply, a name or a token. */
export type Log = Pick<pino.Logger, 'info' | 'warn' | 'error' | 'debug'>;

/** To a file where a person reads the terminal (local mode), else to standard output, where Azure collects it. */
export function openLog(level: string, file: string | null): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return file ? pino(options, pino.destination({ dest: file, mkdir: true, sync: true })) : pino(options);
}

/** For a library that would log what it was sent. */
export const silentLog: Log = pino({ level: 'silent' });

/** What is safe to log of something thrown: its kind, its code and where it came from, not whole payloads. */
export function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const { name, message, stack } = error;
  const code = 'code' in error ? error.code : undefined;
  return {
    fault: name,
    code,
    message: message.slice(0, 500),
    at: stack
      ?.split('\n')
      .slice(1, 4)
      .map((line) => line.trim()),
  };
}
