import {
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type CloudAdapter,
  type TaskModuleRequest,
  type TaskModuleResponse,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import type { LocalContact } from '../domain/partnership.ts';
import { checkText, safetyMessage } from '../domain/safety.ts';
import { refusalSentence } from '../domain/words-refusal.ts';
import { TooManyConflicts } from '../flows/commit.ts';
import { type Place, type Ports, StorageUnavailable } from '../flows/ports.ts';
import { rememberReads } from '../flows/remember-reads.ts';
import { faultOf, type Log } from '../log.ts';
import { roleOf } from './answer-spoken.ts';
import type { Forms } from './buttons.ts';
import { type Card, noticeCard, safetyCard, welcomeCard } from './cards.ts';
import { cardActivity } from './content-card.ts';
import { findPresent } from './find-asker.ts';
import { gatherSetUp } from './gather-set-up.ts';
import { type Incoming, readIncoming, readPressed, wordsIn } from './incoming.ts';
import { openNewcomers } from './meet-roster.ts';
import { noteRemoved } from './membership.ts';
import { type PaperDoor, takeConsent } from './offer-paper.ts';
import type { TeamPresence } from './presence.ts';
import { pressButton } from './press-button.ts';
import { typedAgain } from './press-form.ts';
import { typedPageAgain } from './press-record.ts';
import { readAhead } from './read-ahead.ts';
import type { Response } from './response.ts';
import type { Roster } from './roster.ts';
import type { FileDoor } from './take-file.ts';
import { bindChannel, takeEdited, takeMessage, takeSpoken } from './take-message.ts';
import type { Turn } from './turn.ts';
import { brokenWords, placeWords } from './wording.ts';

export interface BotOptions {
  readonly ports: Ports;
  readonly adapter: CloudAdapter;
  readonly roster: Roster;
  readonly presence: TeamPresence;
  readonly forms: Forms;
  readonly files: FileDoor;
  readonly papers: PaperDoor;
  /** Entra tenants that may use Baton; empty in local mode. */
  readonly tenants: readonly string[];
  readonly log: Log;
  readonly nextStep: (() => Promise<string>) | null;
  /** Called after every turn that wrote something, so that what it made due is sent at once. */
  readonly onWritten: (partnership: string) => void;
  /** Called after every turn with the place that it came from: so it is there. */
  readonly onHeard: (place: Place) => void;
}

const cardType = 'application/vnd.microsoft.card.adaptive';

/** Where Teams' activities come in. Each is parsed, answered by one flow, and never with silence. */
export class BatonBot extends TeamsActivityHandler {
  readonly #options: BotOptions;
  readonly #newcomers = openNewcomers();

  constructor(options: BotOptions) {
    super();
    this.#options = options;
    this.onMessage(async (context, next) => {
      await this.#answerMessage(context);
      await next();
    });
    this.onTeamsMessageEditEvent(async (context, next) => {
      const response = await this.#inTurn(context, async (turn) => ({ kind: 'cards', cards: await takeEdited(turn) }));
      await post(context, cardsOf(response));
      await next();
    });
    this.onInstallationUpdate(async (context, next) => {
      if (context.activity.action === 'remove') await this.#noteRemoved(context);
      else await this.#greet(context);
      await next();
    });
  }

  /** Of what Teams tells about its teams, Baton's own arrival matters, and who goes; the SDK would look up all others. */
  protected override async dispatchConversationUpdateActivity(context: TurnContext): Promise<void> {
    const added = context.activity.membersAdded ?? [];
    if (added.some(({ id }) => id === context.activity.recipient.id)) await this.#greet(context);
    if (context.activity.membersRemoved?.length) await this.#noteRemoved(context);
  }

  /** There is nobody to answer: what goes wrong is logged, and before the next message to a leaver Teams is asked. */
  async #noteRemoved({ activity }: TurnContext): Promise<void> {
    try {
      const partnership = await noteRemoved(this.#options, activity);
      if (partnership) this.#options.onWritten(partnership);
    } catch (error) {
      this.#options.log.error({ ...faultOf(error), activity: activity.type }, 'turn failed');
    }
  }

  /** Says hello where Baton was added: in the partnership's first team to whoever becomes its business manager. */
  async #greet(context: TurnContext): Promise<void> {
    const response = await this.#inTurn(context, async ({ present, ports }) => {
      // Teams tells of one arrival by several activities; one hello is enough.
      if (!present.justMet) return { kind: 'cards', cards: [] };
      const setUp = await gatherSetUp(ports, present.partnership);
      return { kind: 'cards', cards: [welcomeCard(roleOf(present), setUp)] };
    });
    await post(context, cardsOf(response));
  }

  async #answerMessage(context: TurnContext): Promise<void> {
    const { value, text } = context.activity;
    const isPress = value !== undefined && value !== null && !text;
    const response = await this.#inTurn(context, async (turn) => {
      if (isPress) return this.#press(turn, value);
      return { kind: 'cards', cards: await takeSpoken(turn) };
    });
    await post(context, cardsOf(isPress ? this.#nothingLost(response, value) : response));
  }

  async #press(turn: Turn, data: unknown): Promise<Response> {
    const pressed = readPressed(data);
    if (!pressed)
      return { kind: 'sentence', text: refusalSentence({ code: 'old-card' }, { door: 'card', contact: turn.contact }) };
    const response = await pressButton(turn, pressed);
    if (response.kind === 'say') return { kind: 'cards', cards: await takeMessage(turn, response.text, response.of) };
    if (response.kind !== 'use-channel') return response;
    return { kind: 'cards', cards: [await bindChannel(turn, response.name, true)] };
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    value: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const data = {
      ...(value.action.data as object),
      verb: value.action.verb || (value.action.data as { verb?: string }).verb,
    };
    const response = await this.#inTurn(context, (turn) => this.#press(turn, data));
    if (response.kind === 'card') return { statusCode: 200, type: cardType, value: { ...response.card } };
    if (response.kind === 'cards') await post(context, response.cards);
    const text = response.kind === 'sentence' ? response.text : 'Done.';
    return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text as never };
  }

  protected override async handleTeamsFileConsent(context: TurnContext, given: unknown): Promise<void> {
    const response = await this.#inTurn(context, async (turn) => ({
      kind: 'cards',
      cards: await takeConsent(turn, given),
    }));
    await post(context, cardsOf(response));
  }

  protected override async handleTeamsTaskModuleFetch(
    context: TurnContext,
    request: TaskModuleRequest,
  ): Promise<TaskModuleResponse> {
    return dialogOf(await this.#inTurn(context, (turn) => this.#press(turn, request.data)), 'continue');
  }

  protected override async handleTeamsTaskModuleSubmit(
    context: TurnContext,
    request: TaskModuleRequest,
  ): Promise<TaskModuleResponse> {
    const response = await this.#inTurn(context, (turn) => this.#press(turn, request.data));
    return dialogOf(this.#nothingLost(response, request.data), 'close');
  }

  /** A dialog closes on a sentence, and what was typed would be gone with it: the form comes back instead. */
  #nothingLost(response: Response, data: unknown): Response {
    const pressed = readPressed(data);
    if (response.kind !== 'sentence') return response;
    if (pressed?.verb === 'record-save') return typedPageAgain(pressed, response.text, this.#options);
    if (pressed?.verb !== 'save') return response;
    return typedAgain(pressed, response.text, this.#options.forms);
  }

  /**
   * Runs one turn: parses the activity, finds for whom it speaks, and is the boundary at which whatever goes wrong
   * becomes a sentence. Words about a child in danger go before everything else, whoever types them and wherever.
   */
  async #inTurn(context: TurnContext, run: (turn: Turn) => Promise<Response>): Promise<Response> {
    const isConcern = checkText(wordsIn(context.activity)).kind === 'concern';
    const sentence = (text: string): Response => (isConcern ? safetyResponse(null) : { kind: 'sentence', text });
    const incoming = readIncoming(context.activity);
    if (!incoming) return sentence(placeWords.unreadable);
    if (!this.#allows(incoming)) return sentence(placeWords['wrong-tenant']);
    try {
      const turn = await this.#turnOf(context, incoming);
      if (typeof turn === 'string') return sentence(turn);
      if (isConcern) return safetyResponse(turn.contact);
      const response = await run(turn);
      this.#options.onHeard(placeOf(incoming));
      if (turn.hasWritten()) this.#options.onWritten(turn.present.partnership);
      return response;
    } catch (error) {
      this.#options.log.error({ ...faultOf(error), activity: context.activity.type }, 'turn failed');
      return sentence(failureWords(error));
    }
  }

  #allows({ tenant }: Incoming): boolean {
    const { tenants } = this.#options;
    return tenants.length === 0 || tenants.includes(tenant.toLowerCase());
  }

  async #turnOf(context: TurnContext, incoming: Incoming): Promise<Turn | string> {
    const { adapter, roster, nextStep, log, forms, files, papers } = this.#options;
    const store = rememberReads(this.#options.ports.store);
    const ports = { ...this.#options.ports, store };
    const begin = (partnership: string) =>
      readAhead(ports, partnership, { value: context.activity.value, text: incoming.text });
    const found = await findPresent({ ports, roster, begin }, context, incoming);
    if (found.kind !== 'present') return placeWords[found.kind];
    const speaker = { ports, adapter, context, incoming, present: found.present, log };
    // Who was just known again holds the posts that a list gave them: then all is gathered anew.
    if (await this.#newcomers.meet(speaker)) {
      const turn = await this.#turnOf(context, incoming);
      return typeof turn === 'string' ? turn : { ...turn, hasWritten: () => true };
    }
    const contact = found.present.frontDoor;
    const { hasWritten } = store;
    return { ...speaker, hasWritten, contact, forms, files, papers, nextStep };
  }
}

/** The conversation that somebody spoke in, as Teams' limits count it. */
function placeOf({ tenant, person, place }: Incoming): Place {
  return { tenant, conversation: place.kind === 'channel' ? place.channel : person.key };
}

function failureWords(error: unknown): string {
  const context = { door: 'chat', contact: null } as const;
  if (error instanceof StorageUnavailable) return refusalSentence({ code: 'storage-down' }, context);
  if (error instanceof TooManyConflicts) return refusalSentence({ code: 'too-many-conflicts' }, context);
  return brokenWords;
}

function safetyResponse(contact: LocalContact | null): Response {
  return { kind: 'card', card: safetyCard(safetyMessage(contact)), title: 'Baton', said: '', stays: true };
}

async function post(context: TurnContext, cards: readonly Card[]): Promise<void> {
  for (const card of cards) await context.sendActivity(cardActivity(card));
}

function cardsOf(response: Response): readonly Card[] {
  if (response.kind === 'card') return [response.card];
  if (response.kind === 'cards') return response.cards;
  return [noticeCard(response.kind === 'sentence' ? response.text : '')];
}

/** In a dialog a form goes on; anything else closes it with a sentence or is shown as the dialog's last card. */
function dialogOf(response: Response, after: 'continue' | 'close'): TaskModuleResponse {
  const sentence = (text: string): TaskModuleResponse => ({ task: { type: 'message', value: text } });
  if (response.kind === 'sentence') return sentence(response.text);
  if (response.kind !== 'card') return sentence('Done.');
  if (after === 'close' && !response.stays) return sentence(response.said);
  const card = { contentType: cardType, content: response.card };
  return { task: { type: 'continue', value: { title: response.title, height: 'large', width: 'medium', card } } };
}
