import { type Day, type Period, parseDay } from '../domain/day.ts';
import { noPaperWords, type Paper, type PaperWanted, type PlanFormat } from '../domain/paper.ts';
import { gatherPaper } from '../flows/gather-paper.ts';
import type { ApiAnswer, ApiCall, Endpoint } from './api.ts';
import { dayGiven, isRefused } from './day-given.ts';

const types: Readonly<Record<PlanFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
};

type Given = ApiCall['given'];
type Refused = Extract<ApiAnswer, { readonly kind: 'refused' }>;

/**
 * The papers as downloads: `plan` is a plan's code (all plans where none is given), `group` a group's name, `from` and
 * `to` a year's first and last day, `on` as known on which day.
 */
export const paperEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/papers/matrix.xlsx',
    answer: (call) => send(call, (on) => planAs('xlsx', call.given, on)),
  },
  {
    method: 'get',
    path: '/api/papers/matrix.csv',
    answer: (call) => send(call, (on) => planAs('csv', call.given, on)),
  },
  {
    method: 'get',
    path: '/api/papers/plan.docx',
    answer: (call) => send(call, (on) => planAs('docx', call.given, on)),
  },
  { method: 'get', path: '/api/papers/meeting.docx', answer: (call) => send(call, (on) => meeting(call.given, on)) },
  { method: 'get', path: '/api/papers/year.docx', answer: (call) => send(call, (on) => year(call.given, on)) },
];

async function send(call: ApiCall, wantedOn: (on: Day | null) => PaperWanted | Refused): Promise<ApiAnswer> {
  const { ports, caller, writePaper } = call;
  const on = dayGiven(call);
  if (isRefused(on)) return on;
  const wanted = wantedOn(on);
  if (wanted.kind === 'refused') return wanted;
  const found = await gatherPaper(ports, { partnership: caller.partnership, asker: caller.asker, wanted });
  if (found.kind === 'none') return refused(404, noPaperWords(found.why));
  const bytes = Buffer.from(await writePaper(found.paper));
  return { kind: 'file', name: found.name, body: { type: types[formatOf(found.paper)], bytes } };
}

function formatOf(paper: Paper): PlanFormat {
  return paper.kind === 'plan' ? paper.format : 'docx';
}

function planAs(format: PlanFormat, given: Given, on: Day | null): PaperWanted {
  return { kind: 'plan', plan: planOf(given), format, on };
}

function planOf({ plan }: Given): string | null {
  return !plan || plan.toLowerCase() === 'all' ? null : plan;
}

function meeting({ group }: Given, on: Day | null): PaperWanted | Refused {
  return group ? { kind: 'meeting', group, on } : refused(400, 'Of which group? Choose one of the list.');
}

function year(given: Given, on: Day | null): PaperWanted | Refused {
  const period = periodOf(given);
  if (period === 'unclear') return refused(400, 'From which day to which? Both are days such as 2026-03-31.');
  return { kind: 'year', plan: planOf(given), period, on };
}

function periodOf({ from, to }: Given): Period | null | 'unclear' {
  if (!from && !to) return null;
  const [first, last] = [parseDay(from ?? ''), parseDay(to ?? '')];
  return first && last && first <= last ? { from: first, to: last } : 'unclear';
}

function refused(status: 400 | 404, message: string): Refused {
  return { kind: 'refused', status, message };
}
