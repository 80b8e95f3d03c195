/** What stands in a lead or responsible column: only a group meets, and so can lead. */
export type NameKind =
  | 'group'
  | 'post'
  | 'person'
  | 'agency'
  /** "All agencies": nobody in particular. */
  | 'everybody'
  /** Two words with capitals may be a person, a team or a project. */
  | 'unclear';

/** The words that the name of a body that meets ends in. */
export const bodyWord =
  /\b(?:(?:sub-?)?groups?|team|board|panel|committee|partnership|partners|forum|hub|network|executive|alliance|cabinet|agencies|meeting|cell|taskforce|task force)$/i;

const postWord =
  /\b(?:managers?|directors?|officers?|co-?ordinators?|nurses?|doctors?|gp|head ?teachers?|teachers?|principal|commissioner|superintendent|inspector|sergeant|constable|administrators?|advis[eo]rs?|chair|chairs|chairperson|chairman|chairwoman|vice[- ]chair|chief executive|deputy|consultant|social workers?|practitioners?|midwife|health visitors?|solicitor|leads?|leader|clerk|secretary|scrutineer|trainers?|governors?|analyst|auditor|DSLs?|DCS|LADO|IROs?)$/i;
const postOf =
  /^(?:(?:assistant|deputy|interim|acting|strategic|service|corporate|executive|designated|named|principal|senior|independent) )*(?:head|director|chair|vice[- ]chair|chief|lead|manager|nurse|doctor|gp|officer|chief officer|portfolio holder)\b(?! (?:group|board|team|panel|committee))/i;
const placeOfPost =
  /^(?:.+? )?(?:head|director|chair|lead|manager|officer|nurse|doctor|social worker|superintendent) (?:of|for)\b/i;

const titled =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|cllr|councillor|sir|dame|dci|di|ds|dsu|pc|supt|rev)\.? \p{Lu}/iu;
const initialled = /^\p{Lu}\.? ?(?:\p{Lu}\. ?)*\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u;
const twoNames = /^\p{Lu}\p{L}*(?:['’-]\p{L}+)* (?:\p{Lu}[\p{L}'’-]+ ?){1,2}$/u;

const agencyWord =
  /\b(?:police|constabulary|council|authority|authorities|borough|trust|hospitals?|schools?|academy|college|university|healthcare|service|services|social care|probation|foundation|charity|sector|cafcass|ccgs?|icbs?|ics|nhs|camhs|housing|commissioning|gps|surgeries|nurseries|education|public health|early help)$/i;
const agencyName =
  /^(?:police|health|education|housing|probation|nps|crc|yos|yot|csc|asc|cafcass|ccg|icb|camhs|nhs(?: england)?|la|local authority|social care|voluntary sector|fire(?: (?:&|and) rescue)?(?: service)?|ambulance|early years)$/i;

const everybody =
  /^(?:(?:all|each|every|any|relevant|various|other|partner|member|local|statutory|key|both|safeguarding|multi-?agency|LSC[BP]|SCP)\b ?)+(?:partner |member |LSC[BP] |SCP )*(?:agency|agencies|partners?|organisations?|services|bodies|professionals|practitioners|schools|members|staff|sub ?-?groups|groups|boards|leads|chairs)$/i;
const allOfThem = /^(?:LSC[BP] |SCP )?sub[- ]?groups$/i;
const ownBody = /^(?:safeguarding|strategic|statutory|statutory safeguarding|safeguarding children) partners$/i;

/** What a name is, by its own words alone. */
export function kindOf(written: string): NameKind {
  const name = written.replace(/\s*\([^()]*\)\s*$/, '').trim();
  if (allOfThem.test(name) || (everybody.test(name) && !ownBody.test(name))) return 'everybody';
  if (titled.test(name) || isPersonWithPost(written)) return 'person';
  if (bodyWord.test(name)) return 'group';
  if (postWord.test(name) || postOf.test(name) || placeOfPost.test(name)) return 'post';
  if (agencyName.test(name) || agencyWord.test(name)) return 'agency';
  if (initialled.test(name)) return 'person';
  // MACE, MEB, LPR: what is known by its initials alone is mostly a body that meets.
  if (/^[A-Z][A-Z&]{2,}$/.test(name)) return 'group';
  return 'unclear';
}

/** "Jane Example, Head of Service", "Jane Example (Police)", "Jane Example – DCS". */
function isPersonWithPost(name: string): boolean {
  const [first, ...rest] = name.split(/\s*[,(–—]\s*|\s+-\s+/);
  const more = rest.join(' ').replace(/\)$/, '');
  if (more === '' || !twoNames.test(first!) || bodyWord.test(first!) || agencyWord.test(first!)) return false;
  if (postWord.test(first!) || agencyName.test(first!)) return false;
  return (
    postWord.test(more) || postOf.test(more) || placeOfPost.test(more) || agencyName.test(more) || agencyWord.test(more)
  );
}
