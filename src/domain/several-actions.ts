import { anyAction, splitAction } from './which-action.ts';

const anAction = new RegExp(`(?<![\\w.-])${anyAction}(?![\\w.-])`, 'gi');

/**
 * The actions of "show 4.1, 4.2 and SCR 3", a code going on until the next: "DP 4.1", "DP 4.2". Null where a text asks for
 * anything else, or for one.
 */
export function severalActions(text: string): readonly string[] | null {
  const words = text.trim().replace(/[?.!]+$/, '');
  const [, verb, named = ''] =
    /^(?:please\s+)?(show(?:\s+me)?\s+)?(?:actions\s+)?(.+?)(?:\s+please)?$/i.exec(words) ?? [];
  const listed = named.replace(/\band\b|[,;&+]/gi, ' ');
  const actions = [...listed.matchAll(anAction)].map(([, action]) => action!);
  // Whole numbers alone count things: "2 and 3".
  const isShown = verb !== undefined || actions.some((action) => action.includes('.'));
  if (actions.length < 2 || listed.replace(anAction, '').trim() !== '' || !isShown) return null;
  let code: string | null = null;
  return actions.map((action) => {
    const { plan, ref } = splitAction(action);
    code = plan ?? code;
    return code ? `${code} ${ref}` : ref;
  });
}
