/**
 * Loaded first (`--import`) into the Agents Playground, which has no option for its address and would offer its mock
 * of Teams to the whole network.
 */
import { Server } from 'node:net';

const listen = Server.prototype.listen as (...args: unknown[]) => Server;

Server.prototype.listen = function listenOnLoopback(this: Server, ...args: unknown[]): Server {
  const [port, next] = args;
  const namesOnlyPort = typeof port === 'number' && (next === undefined || typeof next === 'function');
  return listen.apply(this, namesOnlyPort ? [port, '127.0.0.1', ...args.slice(1)] : args);
} as typeof Server.prototype.listen;
