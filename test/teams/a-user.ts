import { type ChannelName, channels, general, type Partnership, tenant } from './a-partnership.ts';
import { actionsOf, inputsOf, shownText } from './cards-reading.ts';
import { type Activity, chatOf, type Member, type Posted } from './fake-connector.ts';

/** A card as somebody sees it, and where it stands. */
export interface Shown {
  readonly card: object;
  readonly text: string;
  readonly in: Place;
  /** The posted message it is part of; none in a dialog. */
  readonly message: string | null;
}

export type Place = ChannelName | 'personal';

/** What Teams shows after a button: a card or words in its place, a dialog, or messages in the conversation. */
export interface Answer {
  /** The HTTP status that Teams got: only 2xx is shown to people. */
  readonly status: number;
  readonly shown: Shown | null;
  /** Words without a card: a toast, or what a dialog says as it closes. */
  readonly said: string;
  /** True while a dialog stays open. */
  readonly inDialog: boolean;
  readonly replies: readonly Shown[];
  /** All words of the answer, wherever they stand. */
  readonly text: string;
}

interface Spoken {
  readonly in?: Place;
  /** As Teams sends it, where that is not simply "<at>Baton</at> words". */
  readonly as?: string;
  readonly from?: object;
  readonly tenant?: string;
  readonly id?: string;
}

const botId = '28:baton';
const bot = { id: botId, name: 'Baton' };
let ids = 1_700_000_000_000;

/** Somebody in Teams: what they do is sent to Baton just as Teams sends it. */
export class User {
  readonly who: Member;
  readonly #at: Partnership;

  constructor(who: Member, at: Partnership) {
    this.who = who;
    this.#at = at;
  }

  get chat(): string {
    return chatOf(this.who);
  }

  /** Adds Baton to a team: Teams tells it twice, by two kinds of activity and at the same time. */
  async installs({ team = general }: { team?: string } = {}): Promise<readonly Shown[]> {
    const place = team === general ? this.#placeOf('General') : placeInTeam(team, tenant);
    const base = { ...this.#from(), ...place };
    const added = { ...base, type: 'conversationUpdate', membersAdded: [{ id: botId }], id: nextId() };
    const installed = { ...base, type: 'installationUpdate', action: 'add', id: nextId() };
    await Promise.all([added, installed].map((activity) => this.sends(activity)));
    return [...this.#repliesTo(added.id), ...this.#repliesTo(installed.id)];
  }

  /** Teams tells that somebody was taken out of the team. */
  async tellsOfLeaver({ id, aadObjectId }: Member): Promise<void> {
    const base = { ...this.#from(), ...this.#placeOf('General') };
    await this.sends({ ...base, type: 'conversationUpdate', membersRemoved: [{ id, aadObjectId }] });
  }

  async opensChat(): Promise<readonly Shown[]> {
    const base = { ...this.#from(), ...this.#placeOf('personal') };
    const added = { ...base, type: 'conversationUpdate', membersAdded: [{ id: botId }], id: nextId() };
    const installed = { ...base, type: 'installationUpdate', action: 'add', id: nextId() };
    await Promise.all([added, installed].map((activity) => this.sends(activity)));
    return [...this.#repliesTo(added.id), ...this.#repliesTo(installed.id)];
  }

  /** Types something, in a channel after a mention of Baton; gives the first card that answers it. */
  async says(words: string, spoken: Spoken = {}): Promise<Shown> {
    const all = await this.saysAndGetsAll(words, spoken);
    if (!all[0]) throw new Error(`Baton was silent when somebody said “${words}”`);
    return all[0];
  }

  async saysAndGetsAll(words: string, spoken: Spoken = {}): Promise<readonly Shown[]> {
    const activity = this.messageOf(words, spoken);
    await this.sends(activity);
    return this.#repliesTo(activity.id);
  }

  /** Sends files, with or without words: Teams adds a link to each. */
  async sendsFiles(links: readonly { name: string; url: string }[], words = '', spoken: Spoken = {}) {
    const attachments = links.map(({ name, url }) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name,
      content: { downloadUrl: url, uniqueId: name, fileType: name.split('.').at(-1) },
    }));
    const activity = { ...this.messageOf(words, spoken), attachments };
    await this.sends(activity);
    return this.#repliesTo(activity.id);
  }

  /** The activity that Teams makes of typed words. */
  messageOf(words: string, spoken: Spoken = {}) {
    const place = spoken.in ?? 'personal';
    const mention = '<at>Baton</at>';
    const text = spoken.as ?? (place === 'personal' ? words : `${mention} ${words}`);
    return {
      type: 'message',
      id: spoken.id ?? nextId(),
      ...this.#from(),
      ...this.#placeOf(place, spoken.tenant),
      ...(spoken.from && { from: spoken.from }),
      text,
      textFormat: 'plain',
      entities: text.includes(mention) ? [{ type: 'mention', text: mention, mentioned: bot }] : [],
    };
  }

  /** Presses a button by its title, with what was typed by the labels of the inputs, as Teams would send it. */
  async presses(title: string, on: Shown, typed: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.sendsPress(this.pressOf(title, on, typed), on);
  }

  /** The same press sent several times at the same moment, as a nervous finger or a retrying network does. */
  async pressesTimes(count: number, title: string, on: Shown, typed: Readonly<Record<string, string>> = {}) {
    const press = this.pressOf(title, on, typed);
    return Promise.all(Array.from({ length: count }, () => this.sendsPress(press, on)));
  }

  /** The activity that a button sends: an invoke in place, a dialog's fetch or submit, or a message with a value. */
  pressOf(title: string, on: Shown, typed: Readonly<Record<string, string>> = {}): Record<string, unknown> {
    const [name, about] = title.split(' of ');
    const action = actionsOf(on.card).find(
      (one) => one.title === name && (!about || (one.data as { ref?: string }).ref === about),
    ) as { type: string; verb?: string; associatedInputs?: string; data: { msteams?: { type: string } } } | undefined;
    if (!action) throw new Error(`no button “${title}” on: ${on.text}`);
    const inputs = action.associatedInputs === 'none' ? {} : valuesOf(on.card, typed);
    const data = { ...action.data, ...inputs };
    const base = { ...this.#from(), ...this.#placeOf(on.in), id: nextId(), replyToId: on.message ?? undefined };
    if (action.type === 'Action.Execute') {
      const value = { action: { type: action.type, verb: action.verb, title: name, data }, trigger: 'manual' };
      return { ...base, type: 'invoke', name: 'adaptiveCard/action', value };
    }
    const context = { theme: 'default' };
    if (action.data.msteams?.type === 'task/fetch')
      return { ...base, type: 'invoke', name: 'task/fetch', value: { data, context } };
    if (on.message === null) return { ...base, type: 'invoke', name: 'task/submit', value: { data, context } };
    return { ...base, type: 'message', value: data };
  }

  async sendsPress(press: Record<string, unknown>, on: Shown): Promise<Answer> {
    const { status, body } = await this.sends(press);
    return this.#answerOf(press, on, { status, body: body as InvokeBody });
  }

  #answerOf(press: Record<string, unknown>, on: Shown, { status, body }: { status: number; body: InvokeBody }): Answer {
    const replies = this.#repliesTo(String(press.id));
    const isDialog = body?.task?.type === 'continue';
    const card = isDialog ? body.task?.value?.card?.content : typeof body?.value === 'object' ? body.value : null;
    const shown = card ? { card, text: shownText(card), in: on.in, message: isDialog ? null : on.message } : null;
    const said = [body?.value, body?.task?.value].find((one) => typeof one === 'string') as string | undefined;
    const text = [shown?.text, said, ...replies.map((one) => one.text)].filter(Boolean).join('\n');
    return { status, shown, said: said ?? '', inDialog: isDialog, replies, text };
  }

  /** The first message with a card that stands in a channel or in this person's own chat, as it is now. */
  sees(place: Place, at = 0): Shown {
    const channel = place === 'personal' ? this.chat : channels[place];
    const posted = this.#at.teams.posted.filter((one) => one.channel === channel && one.replyTo === null).at(at);
    if (!posted) throw new Error(`nothing was posted in ${place}`);
    return shownOf(posted, place);
  }

  async sends(activity: object | string): Promise<{ status: number; body: unknown }> {
    const body = typeof activity === 'string' ? activity : JSON.stringify(activity);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.#at.url}/api/messages`, { method: 'POST', headers, body });
    const text = await answer.text();
    return { status: answer.status, body: isJson(text) ? JSON.parse(text) : text };
  }

  #repliesTo(id: string): readonly Shown[] {
    const own = this.#at.teams.posted.filter(({ replyTo }) => replyTo === id);
    return own.map((posted) => shownOf(posted, placeNamed(posted.channel)));
  }

  #from() {
    return { channelId: 'msteams', serviceUrl: this.#at.teams.url, from: this.who, recipient: bot };
  }

  #placeOf(place: Place, of = tenant): object {
    if (place !== 'personal') return placeInTeam(general, of, place);
    const conversation = { id: this.chat, conversationType: 'personal', tenantId: of };
    return { conversation, channelData: { tenant: { id: of } } };
  }
}

interface InvokeBody {
  readonly value?: object | string;
  readonly task?: { readonly type: string; readonly value?: string & { readonly card?: { readonly content: object } } };
}

function placeInTeam(team: string, of: string, place: ChannelName = 'General'): object {
  const channel = team === general ? channels[place] : team;
  return {
    conversation: { id: `${channel};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: of },
    channelData: { tenant: { id: of }, team: { id: team, name: 'Exampleshire Partnership' }, channel: { id: channel } },
  };
}

export function shownOf({ id, forms }: Posted, place: Place): Shown {
  const card = cardOf(forms.at(-1)!);
  return { card, text: shownText(card), in: place, message: id };
}

export function cardOf(activity: Activity): object {
  const card = activity.attachments?.[0]?.content;
  if (!card) throw new Error(`a message without a card: ${JSON.stringify(activity).slice(0, 200)}`);
  return card;
}

function placeNamed(channel: string): Place {
  const named = (Object.keys(channels) as ChannelName[]).find((name) => channels[name] === channel);
  return named ?? 'personal';
}

/** Every input's value: what stands in it, unless something else was typed under its label. */
function valuesOf(card: object, typed: Readonly<Record<string, string>>): Record<string, string> {
  const inputs = inputsOf(card) as readonly { id: string; label: string; value?: string }[];
  const unknown = Object.keys(typed).filter((label) => !inputs.some((input) => input.label === label));
  if (unknown.length > 0) throw new Error(`no input is labelled ${unknown.join(', ')}`);
  return Object.fromEntries(inputs.map(({ id, label, value = '' }) => [id, typed[label] ?? value]));
}

function isJson(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[');
}

function nextId(): string {
  ids += 1;
  return String(ids);
}
