import type { Request, Response, Server } from 'restify';
import restify from 'restify';
import { z } from 'zod';
import { mayAsk } from '../domain/access.ts';
import type { LocalContact } from '../domain/partnership.ts';
import { safetyMessage } from '../domain/safety.ts';
import { TooManyConflicts } from '../flows/commit.ts';
import type { Caller, CallerFound } from '../flows/find-caller.ts';
import { type Content, type Ports, StorageUnavailable, type WritePaper } from '../flows/ports.ts';
import { faultOf, type Log } from '../log.ts';
import { type Body, jsonBody, sendBody } from './answer.ts';
import { endpoints } from './endpoints.ts';
import { bringsFile, nameOfFile, readUpload } from './read-upload.ts';
import { speaksOfConcern } from './safety-door.ts';
import type { GivenFile, SetUpDoor } from './set-up-door.ts';

/** One request to the API, by somebody whose rights are known. */
export interface ApiCall {
  readonly ports: Ports;
  readonly caller: Caller;
  /** What stands in the path and after the question mark, as text. */
  readonly given: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  /** The file that was sent, or why it is not taken; for the endpoints that take one. */
  readonly file: () => Promise<FileGiven>;
  readonly setUp: SetUpDoor;
  readonly drawCard: DrawCard;
  readonly writePaper: WritePaper;
  readonly log: Log;
}

type FileGiven = ({ readonly kind: 'given' } & GivenFile) | Extract<ApiAnswer, { kind: 'refused' }>;

/** Draws what a message shows as the card that Teams would show. */
export type DrawCard = (content: Content) => unknown;

/** What is answered: a value as JSON, a file, or why not, in a sentence for the person who looks at the tab. */
export type ApiAnswer =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'file'; readonly name: string; readonly body: Body }
  | {
      readonly kind: 'refused';
      readonly status: 400 | 403 | 404 | 409 | 413 | 422;
      readonly message: string;
      /** Where the page goes on by it: which refusal it is. */
      readonly code?: string;
    };

export interface Endpoint {
  readonly method: 'get' | 'post' | 'del';
  readonly path: `/api/${string}`;
  readonly answer: (call: ApiCall) => Promise<ApiAnswer>;
}

/** Who asks: by a token of Teams, or in local mode as one of the example's people. */
export type WhoAsks = (request: Request) => Promise<CallerFound | { readonly kind: 'unauthorised' | 'wrong-tenant' }>;

export interface ApiOptions {
  readonly ports: Ports;
  readonly whoAsks: WhoAsks;
  readonly setUp: SetUpDoor;
  readonly drawCard: DrawCard;
  readonly writePaper: WritePaper;
  /** Called after whatever may have written something, so that what it made due is sent at once. */
  readonly onWritten: (partnership: string) => void;
  readonly log: Log;
}

/** Enough for a person who clicks fast, and little for a program that tries. */
const pace = { burst: 60, rate: 20, username: true } as const;

/** The JSON API of the tab. No rule lives here: each answer comes from the flows that the bot uses. */
export function addApi(server: Server, options: ApiOptions): void {
  const throttle = restify.plugins.throttle(pace);
  for (const endpoint of endpoints) {
    server[endpoint.method](endpoint.path, async (request: Request, response: Response) => {
      response.setHeader('Cache-Control', 'private, no-cache');
      response.setHeader('X-Content-Type-Options', 'nosniff');
      const isConcern = speaksOfConcern(request.body);
      try {
        if (isForm(request)) return void say(response, 400, fromElsewhere);
        const who = await options.whoAsks(request);
        if (isConcern) return void sayConcern(response, await contactOf(options, who));
        if (who.kind !== 'caller') return void sayWho(response, who);
        if (!mayAsk(who.caller.asker)) return void say(response, 403, notYours);
        if (!(await hasTime(throttle, request, response, who.caller))) return;
        const answer = await endpoint.answer(callOf(options, request, who.caller));
        if (endpoint.method !== 'get') options.onWritten(who.caller.partnership);
        await send(request, response, answer);
      } catch (error) {
        if (isConcern && !response.headersSent) sayConcern(response, null);
        fail(response, error, options.log);
      }
    });
  }
}

/** What a form on any page of the web could send in somebody's name without asking leave; the tab sends none. */
function isForm(request: Request): boolean {
  return request.method !== 'GET' && /^(?:application\/x-www-form-urlencoded|text\/plain)$/.test(request.contentType());
}

const fromElsewhere = 'Baton takes that only from its own tab.';

async function contactOf({ ports }: ApiOptions, who: Awaited<ReturnType<WhoAsks>>): Promise<LocalContact | null> {
  if (who.kind !== 'caller') return null;
  const { partnership } = who.caller;
  return (await ports.store.register(partnership).find('partnership', partnership))?.value.frontDoor ?? null;
}

/** Nothing is recorded, nothing of the words is said back, and nothing else is said. */
function sayConcern(response: Response, contact: LocalContact | null): void {
  response.send(422, { code: 'concern', message: safetyMessage(contact) });
}

const notYours =
  'You are not on the roster of a group of this partnership. Ask its business manager to add you to the team.';

function callOf({ whoAsks: _, onWritten: __, setUp, ...doors }: ApiOptions, request: Request, caller: Caller): ApiCall {
  const query = z
    .record(z.string(), z.string())
    .catch({})
    .parse(Object.fromEntries(queryOf(request)));
  const given = { ...query, ...request.params };
  const file = () => fileOf(request, setUp);
  return { ...doors, setUp, caller, given, body: request.body as unknown, file };
}

async function fileOf(request: Request, { words }: SetUpDoor): Promise<FileGiven> {
  const name = nameOfFile(request);
  if (!bringsFile(request) || name === '') return { kind: 'refused', status: 400, message: noFile };
  const bytes = await readUpload(request);
  if (!bytes) return { kind: 'refused', status: 413, message: words.tooLarge(name) };
  return { kind: 'given', name, bytes };
}

const noFile = 'No file came, so nothing was read. Choose a file, or drop one onto the page.';

function queryOf(request: Request): URLSearchParams {
  return new URLSearchParams(request.getQuery());
}

/** Restify's own throttle, told who asks; it has answered when there is no time. */
function hasTime(
  throttle: restify.RequestHandler,
  request: Request,
  response: Response,
  { asker, partnership }: Caller,
): Promise<boolean> {
  Object.assign(request, { username: `${partnership} ${asker.key}` });
  return new Promise((resolve) => {
    throttle(request, response, (error?: unknown) => {
      if (error) {
        response.setHeader('Retry-After', '2');
        say(response, 429, 'That was a great deal at once. It goes on in a moment.');
      }
      resolve(!error);
    });
  });
}

async function send(request: Request, response: Response, answer: ApiAnswer): Promise<void> {
  switch (answer.kind) {
    case 'value':
      return sendBody(request, response, jsonBody(answer.value));
    case 'file':
      response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`);
      return sendBody(request, response, answer.body);
    case 'refused':
      response.send(answer.status, { message: answer.message, ...(answer.code && { code: answer.code }) });
      return;
    default:
      return answer satisfies never;
  }
}

type NoCaller = Exclude<Awaited<ReturnType<WhoAsks>>, { kind: 'caller' }>;

const noCaller: Readonly<Record<NoCaller['kind'], readonly [status: number, message: string]>> = {
  unauthorised: [401, 'Open Baton in Teams: only there it knows who you are.'],
  'wrong-tenant': [403, 'Your organisation is not among those that use this Baton.'],
  stranger: [404, 'There is no partnership here that you belong to.'],
  several: [300, 'You belong to several partnerships. Choose the one to look at.'],
};

function sayWho(response: Response, who: NoCaller): void {
  const [status, message] = noCaller[who.kind];
  if (who.kind === 'unauthorised') response.setHeader('WWW-Authenticate', 'Bearer');
  response.send(status, who.kind === 'several' ? { message, partnerships: who.partnerships } : { message });
}

function say(response: Response, status: number, message: string): void {
  response.send(status, { message });
}

function fail(response: Response, error: unknown, log: Log): void {
  log.error(faultOf(error), 'request failed');
  if (response.headersSent) return;
  const isOutOfReach = error instanceof StorageUnavailable;
  if (isOutOfReach) response.setHeader('Retry-After', '5');
  const [status, message] = isOutOfReach ? outOfReach : error instanceof TooManyConflicts ? conflicts : broken;
  say(response, status, message);
}

const outOfReach = [503, 'Baton cannot reach its storage just now. Nothing was lost; try again in a minute.'] as const;
const conflicts = [409, 'Others changed the same thing at the same moment. Try again.'] as const;
const broken = [
  500,
  'Something went wrong in Baton. It was noted; try again, and tell your business manager if it stays.',
] as const;
