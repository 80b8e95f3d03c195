import { isBusinessManager } from '../domain/access.ts';
import type { DraftFix } from '../domain/draft-fixes.ts';
import type { KeptDraft } from '../domain/kept-draft.ts';
import { fixTyped, leadForAll, readPlanTyped } from '../domain/typed-draft.ts';
import {
  cancelDraft,
  changeSaid,
  type DraftImported,
  type DraftPorts,
  type DraftShown,
  importDraft,
  showDraft,
} from '../flows/import-draft.ts';
import { undoImport } from '../flows/undo-import.ts';
import { importCard, importedCard, importFixCard } from './cards.ts';
import { sheetNamed } from './import-rows.ts';
import {
  closedWords,
  importChatWords,
  importedWords,
  importRefusedWords,
  notAsShownWords,
  undoneWords,
  wrongTypedWords,
} from './import-wording.ts';
import type { ImportPressed } from './incoming-import.ts';
import { notManagerWords } from './people-wording.ts';
import { type Pressing, type Response, shown } from './response.ts';

/** What the buttons of an import's preview do: the card comes back in place, drawn from the draft as it then is. */
export async function pressImport(pressing: Pressing, pressed: ImportPressed): Promise<Response> {
  const { ports, present } = pressing;
  if (!isBusinessManager(present.asker)) return { kind: 'sentence', text: notManagerWords };
  if (present.channel) return { kind: 'sentence', text: importChatWords.inPrivate };
  switch (pressed.verb) {
    case 'import-show':
      return overview(pressing, pressed.draft, []);
    case 'import-fix':
      return fixPage(pressing, pressed, []);
    case 'import-save':
      return save(pressing, pressed);
    case 'import-go':
      return go(pressing, pressed);
    case 'import-cancel': {
      const kept = await cancelDraft(ports, present.partnership, pressed.draft);
      return kept ? closedCard(kept) : { kind: 'sentence', text: importChatWords.gone };
    }
    case 'import-undo': {
      const wish = { code: pressed.plan, edition: pressed.edition, by: present.asker.key };
      const text = undoneWords(await undoImport(ports, present.partnership, wish));
      return shown(importedCard(text, `Import of ${pressed.plan}`, null), { said: text });
    }
    default:
      return pressed satisfies never;
  }
}

function draftPorts({ ports, files }: Pressing): DraftPorts {
  return { ...ports, understand: files.understand };
}

/** The preview as it stands, or why there is none. */
export async function overview(pressing: Pressing, id: string, told: readonly string[]): Promise<Response> {
  const found = await showDraft(draftPorts(pressing), pressing.present.partnership, id);
  if (found.kind !== 'preview') return notShown(found);
  return shown(importCard({ ...found, told }), { stays: true });
}

function notShown(found: Exclude<DraftShown, { kind: 'preview' }>): Response {
  if (found.kind === 'closed') return closedCard(found.kept);
  return { kind: 'sentence', text: found.kind === 'gone' ? importChatWords.gone : found.message };
}

function closedCard(kept: KeptDraft): Response {
  const text = closedWords(kept);
  return shown(importedCard(text, kept.fileName, undoOf(kept.became)), { said: text });
}

function undoOf(became: KeptDraft['became']) {
  return became && { plan: became.code, edition: became.edition };
}

async function fixPage(
  pressing: Pressing,
  { draft, page }: { readonly draft: string; readonly page: number },
  told: readonly string[],
): Promise<Response> {
  const { present } = pressing;
  const found = await showDraft(draftPorts(pressing), present.partnership, draft);
  if (found.kind !== 'preview') return notShown(found);
  const known = present.groups.map(({ name }) => name);
  return shown(importFixCard({ ...found, told }, known, page), { stays: true });
}

async function save(
  pressing: Pressing,
  { draft, page, typed }: Extract<ImportPressed, { verb: 'import-save' }>,
): Promise<Response> {
  const { ports, present } = pressing;
  const { said, wrong } = saidIn(typed);
  const fixes = [...(await leadsForAll(pressing, draft, typed)), ...fixesIn(typed)];
  const kept = await changeSaid(ports, present.partnership, { id: draft, said, fixes });
  if (!kept) return { kind: 'sentence', text: importChatWords.gone };
  if (wrong.length > 0) return fixPage(pressing, { draft, page }, wrong);
  return overview(pressing, draft, [importChatWords.saved]);
}

/** What was typed of the plan as a whole; what cannot be read stays as it was, and is told. */
function saidIn({ code, title, period, audience, sheets }: Readonly<Record<string, string>>) {
  const named = sheets?.split(',').filter(Boolean).map(sheetNamed);
  const { said, wrong } = readPlanTyped({ code, title, period, audience, sheets: named });
  return { said, wrong: wrong.map((why) => wrongTypedWords[why]) };
}

/** One group for every action that names nobody. */
async function leadsForAll(
  pressing: Pressing,
  draft: string,
  { leadAll = '' }: Readonly<Record<string, string>>,
): Promise<readonly DraftFix[]> {
  if (leadAll === '') return [];
  const found = await showDraft(draftPorts(pressing), pressing.present.partnership, draft);
  return found.kind === 'preview' ? leadForAll(found.preview.draft, leadAll) : [];
}

function fixesIn(typed: Readonly<Record<string, string>>): readonly DraftFix[] {
  return Object.entries(typed).flatMap(([name, value]) => {
    const [, kind = '', about = ''] = /^(group|lead|date)~(.+)$/s.exec(name) ?? [];
    return fixTyped(kind, about, value);
  });
}

async function go(pressing: Pressing, pressed: Extract<ImportPressed, { verb: 'import-go' }>): Promise<Response> {
  const { present } = pressing;
  const wish = { id: pressed.draft, sequence: pressed.seq, before: pressed.before, by: present.asker.key };
  const done: DraftImported = await importDraft(draftPorts(pressing), present.partnership, wish);
  switch (done.kind) {
    case 'imported': {
      const text = importedWords(done);
      return shown(importedCard(text, `Imported: ${done.code}`, { plan: done.code, edition: done.edition }), {
        said: text,
      });
    }
    case 'refused':
      return overview(pressing, pressed.draft, [importRefusedWords(done, 'card')]);
    case 'not-as-shown':
      return overview(pressing, pressed.draft, [notAsShownWords[done.why]]);
    case 'gone':
    case 'closed':
    case 'no-plan':
      return notShown(done);
    default:
      return done satisfies never;
  }
}
