/**
 * The vocabulary of `concern.ts`: lists of words as people write them, in lower case and without apostrophes
 * ("hes", "dads"). An entry may be a small regular expression, and `{name}` stands for another list.
 */

const describing =
  '(?:(?:little|eldest|youngest|oldest|middle|young|small|tiny|big|older|younger|elder|own|best|real|new|ex|step|foster|adopted|birth|teenage|female|male|autistic|disabled|vulnerable|local|poor|other|drunk|aged?|year|years|yr|yrs|month|months|week|old|yo|primary|school|secondary|nursery|reception|lovely|sweet|\\d+\\w{0,2}) ){0,4}';

const close = [
  'mum|mums|mummy|mom|mam|mother|dad|dads|daddy|father|stepdad|stepmum|stepmom|stepfather|stepmother|stepbrother',
  'stepsister|stepson|stepdaughter|parents|parent|uncle|aunt|aunty|auntie|brother|bro|sister|sis|sibling|grandad',
  'granddad|grandpa|grandfather|gran|granny|nan|nana|grandma|grandmother|grandson|granddaughter|grandchild|cousin',
  'son|sons|daughter|daughters|nephew|niece|boyfriend|bf|girlfriend|gf|husband|wife|godson|goddaughter',
  'foster carer|foster dad|foster mum|mums boyfriend|mums partner|mums bf|dads girlfriend|dads partner',
  'dads friend|dads mate|mums friend|half brother|half sister|baby daddy|kid|kids|child|children|baby|babies|boy|girl',
  'twins?|grandchildren|grandkids|siblings|brothers|sisters|nieces|stepkids|stepchildren|family friend|little one|little ones|bestie',
].join('|');

const around = [
  'ex|year old|yr old|yo|friend|mate|friends|partner|neighbour|neighbours|neighbor|neighbors|teacher|coach|tutor|carer|babysitter',
  'childminder|imam|priest|vicar|pastor|lodger|landlord|pupil|student|client|patient|trainer|instructor|driver',
].join('|');

const childNoun =
  'boy|girl|lad|lass|kid|toddler|baby|newborn|teen|teenager|youngster|pupil|student|schoolgirl|schoolboy|little one|year old|yr old|yo|\\d+yo|\\d+yr old';

const myPlace =
  '(?:in|at|on|from|of) (?:my|our|the same|same) (?:\\w+ ){0,2}(?:class|school|year|form|tutor|nursery|street|road|caseload|ward|club|team|estate|block|building|flats|college|church|mosque|gym|surgery|practice|setting|care|house|home|son|daughter|sons|daughters|lesson|group)';

/** The lists by name. Order matters only where one refers to another, which is resolved by `concern.ts`. */
export const vocabulary: Readonly<Record<string, string>> = {
  describing,
  close,
  /** Somebody's own: "my stepdad", "her uncle", "me mum", "Jaydens dad", "the babys father". */
  relative: `(?:(?:my|our|me|his|her|their) ${describing}(?:${close}|${around})|(?:mums|dads|\\w{3,}s) ${describing}(?:mum|mom|mummy|dad|daddy|father|mother|stepdad|stepmum|step dad|step mum|uncle|brother|boyfriend|parents))`,
  bareParent:
    'mum|mummy|mom|mam|mother|dad|daddy|father|stepdad|stepmum|stepfather|stepmother|step dad|step mum|step father|nan|grandad|grandma|uncle|auntie|foster carer|foster dad|foster mum|foster father|foster mother',
  stranger:
    '(?:an?|this|that|some|the|one of the) (?:\\w+ ){0,2}(?:man|men|bloke|guy|woman|lady|adult|stranger|teacher|coach|carer|tutor|babysitter|childminder|neighbour|neighbor|lad|boy|girl|mum|dad|mother|father|parent|parents|stepdad|uncle|brother|boyfriend|lodger|priest|imam|staff member|member of staff|teaching assistant|couple)',
  pronoun: 'he|she|hes|shes|hed|shed|hell|shell',
  /** A particular child, not "a child" of a procedure. */
  thisChild: [
    `(?:an?|this|that|one|another|the) ${describing}(?:${childNoun})(?! (?:offer|offers|funding|entitlement|places|check|checks|guide|guides|band|school|clinic|group|friendly|voice|participation|premium|council|referral|loan|survey|attendance|outcomes|census|box|bank|welfare|services))`,
    `(?:child|kid|boy|girl|young person|yp|pupil|student|teenager|baby|someone|somebody|family) (?:\\w+ ){0,3}${myPlace}`,
    '(?:child|kid|boy|girl|young person|yp|pupil|student|teenager|baby|family|someone) (?:that |who |whom )?(?:i|we|ive|weve) (?:know|teach|work|saw|see|support|look|met|visit|visited|seen|care|coach|mentor|have|spoke|am|think)',
    '(?:child|kid|kids|children|boy|girl|baby|family|lady|man|couple|people|woman|mum|dad|neighbours?) (?:who lives? |living |that lives? )?(?:next door|upstairs|downstairs|down (?:my|our|the) (?:road|street)|across (?:the|my|our) (?:road|street)|opposite|over the road|in the flat)',
    `(?:one|two|some) of (?:my|our|the) ${describing}(?:pupils|students|kids|children|girls|boys|lads|clients|patients|young people|year \\d+s?|yps|mates|friends|residents|players|cubs|brownies|scouts)`,
    '(?<!\\b(?:each|every|any|no|per|the|whether|when|if|where|how|a|an|that|looked after|of|one|another|for|which|with|from|and|or) )(?:child|kid|boy|girl|pupil|student|baby|toddler|yp|young person|teenager)(?: [a-z])?(?= (?:is being|is \\w+ing|was being|has been|has told|has said|has just|arrived|came|says|told|tells|presented|disclosed|reports|states|stated|keeps|keeps saying|seen with|covered|found) )',
    '(?:the|these|those|two|three|four) (?:little |young |poor )?(?:twins|kids|siblings|brothers|sisters)',
  ].join('|'),
  /** "A child" may be one child or any child; the rest of the sentence decides. */
  aChild: `(?:an?|the|this|that|one) ${describing}(?:child|young person|minor|infant|yp)`,
  /** The object of a blow. "her" is left alone before a word of office life ("hit her target"). */
  them: `me|him|us|himself|herself|her(?! (?:targets?|deadlines?|objectives?|report|update|inbox|team|post|role|diary|plan|manager|budget|caseload|colleagues?|milestones?|actions?|audit|email|e mail|duty|duties|goals?|laptop|phone|colleague|successor|predecessor|stride|agency|service|account|screen|file|files|door|name|profile|calendar|meeting|slides|draft|line|data|figures|way|work|head of))|(?:my|his|her) (?:legs?|thighs?|body|chest|face|arms?|neck|stomach|bum|bottom|back|hair|hand|knee|bits|tummy)|(?:my|his|her|their|our|the|that|this|a|those|these) ${describing}(?:${close}|${childNoun})(?! (?:protection|death|sexual|welfare|first|in need|criminal|abuse|centred|focused|services))`,
  victim:
    '{them}|{thisChild}|{bareParent}|kids|children|(?:the|some|their|his|her) (?:kids|children|boys|girls|pupils|students)|(?:young|little) (?:girls|boys|kids)',
  /** Blows and abuse: nothing else is meant when a person is the object. */
  strikes: [
    'hit|hits|hitting|hitted|hiting|beat|beats|beating|beaten(?! (?:to|by the))|batters?|battered|battering|slap|slaps|slapped|slapping',
    'punch|punches|punched|punching|kicks|kicking|smack|smacks|smacked|smacking|whips|whipped|strangles?|strangled',
    'strangling|chokes?|choked|choking|throttles?|throttled|thumps?|thumped|headbutts?|headbutted|bashes|bashed|bashing',
    'stabs?|stabbed|rapes?|raped|raping|molests?|molested|molesting|abuses?|abused|abusing|assaults?|assaulted|assaulting',
    'touches|touched|touching|touch|hurts|hurting|hurt|hurted|harms|harmed|harming|beats up|beat up|beating up|belts|belted',
    'canes|caned|spanks?|spanked|gropes?|groped|groping|fondles?|fondled|kissed|kisses|kissing|undresses|undressed',
    'starves|starved|starving|drugged|drugging|bullies|bullied|bullying|grooms|grooming|groomed|pimps|pimping|pimped|trafficked',
    'exploiting|kidnapped|attacks|attacked|attacking|tortures?|tortured|torturing|burns|burnt|burned|burning|shakes|shaking|shook',
    'threatens|threatened|threatening|shouts at|shouting at|screams at|screaming at|swears at|yells at|kill|bites|bit|pinches|pinched',
    'locks|locked|locking|tied|ties|interfered with|messes with|messing with|fiddles with|forces|forced|forcing|kick|whipping|smashes|smashed|drowns?|drowned|drowning|smothers?|smothered|smothering|suffocates?|poison|poisons|poisoning',
    'neglects|neglecting|neglected|blackmails?|blackmailed|blackmailing|pressuring|stalks|stalking|sexually \\w+|physically \\w+',
  ].join('|'),
  /** The blows that need no striker named before "me", "him", "her". */
  strikesHard: [
    'hits|hitting|hiting|beats|beats up|beat up|beating|slaps|slapped|slapping|punches|punched|punching|smacks|smacked|strangles|strangled',
    'strangling|raped|rapes|raping|molests|molested|molesting|sexually abused|sexually abuses|sexually abusing|abuses|abusing|abused',
    'touches|touched|touching|hurts|hurting|groomed|grooming|assaulted|assaults|thumped|groped|gropes|stabbed|undressed|spanked|kicks',
  ].join('|'),
  /** What has been done, after "is", "was", "being", "gets". */
  struck: [
    'hit(?! by (?:an?|the|staff|covid|delays?|cuts|snow|\\w+ shortages?))|beaten|beaten up|beat|slapped|punched|kicked|smacked|whipped|strangled|choked|raped|molested|abused|hurt|harmed|assaulted',
    'touched|groomed|trafficked|starved|neglected|bullied|exploited|attacked(?! (?:in|by) the (?:press|media))|tortured|burned|burnt|threatened|locked|tied up|stabbed',
    'sexually \\w+|physically \\w+|emotionally \\w+|mistreated|ill treated|left alone|left home alone|left on (?:his|her|their) own',
    'hitting|drugged|blackmailed|sold for sex|passed around|forced|made to|kept in|battered|shaken|thrown|radicalised|cuckooed|sextorted',
  ].join('|'),
  injury:
    'bruis\\w*|black eyes?|fat lip|split lip|belt marks?|burn marks?|cigarette burns?|bite marks?|hand ?prints?|marks on|marks all|scars on|scratches on|welts?|cuts on|cuts all|cut marks|bleeding|blood on|rope burns?|stab wounds?|knife wounds?|burns on|a burn on|strangle marks|lash marks|injur(?:y|ies) (?:that|he|she|to|on)|finger ?marks|finger marks|marks (?:round|around)|love bites|fingermarks|a mark on',
  fear: 'scared|frightened|terrified|petrified|afraid|fearful|too scared|dreads|dreading|scard|frightend',
  self: 'myself|himself|herself|him self|her self|my self|themself|theirself',
  own: 'my|his|her|their',
  says: 'says|said|say|saying|told|tells|telling|tell|disclosed|discloses|disclosing|confided|confides|admitted|revealed|reported|reports|texted|messaged|whispered|wrote|mentioned|alleges|alleged|claims|claimed|reckons|hinted',
  iAm: 'i am|im|i m|i feel|i get|ive been|i have been|i was|i keep|i got|i have|am i',
  urgency:
    'right now|please help|help me|help us|help him|help her|help them|help now|someone help|need help|needs help|tonight|this minute|emergency|asap please|what do i do|what should i do|immediate danger|call the police|send someone|send help|somebody help',
};

/** What children and hurried people write for words above, and words said two ways. */
export const spellings: ReadonlyMap<string, string> = new Map(
  (
    [
      ['touches', 'tuches toches touchs tuchs touchez touchies'],
      ['touching', 'tuching toching touchin tuchin'],
      ['touched', 'tuched toched toutched'],
      ['hitting', 'hittin hitin hiting'],
      ['hits', 'hitts hitz'],
      ['hurts', 'hurtz herts hurst'],
      ['hurting', 'hurtin herting'],
      ['beats', 'beets beetz beatz'],
      ['beating', 'beatin'],
      ['abused', 'abusd absued abuesd aboosed'],
      ['abusing', 'abusin absuing'],
      ['abuse', 'absue abuce'],
      ['bruises', 'bruses brusies bruisies bruzes bruices brises'],
      ['bruise', 'bruse brusie'],
      ['scared', 'scard scarred skared scard'],
      ['frightened', 'frightend frigtened'],
      ['suicidal', 'suicidle suisidal suicidel'],
      ['suicide', 'suiside sucide suicde'],
      ['friend', 'freind frend'],
      ['friends', 'freinds frends'],
      ['stepdad', 'stepdaad stpdad'],
      ['uncle', 'unkle uncel'],
      ['neighbour', 'nieghbour neigbour naybor nabour'],
      ['neighbours', 'nieghbours neigbours'],
      ['daughter', 'dauter daugter duaghter'],
      ['boyfriend', 'boyfreind boyfrend'],
      ['cutting', 'cuting cuttin cutin'],
      ['punches', 'punchs'],
      ['slaps', 'slapps'],
      ['says', 'sez'],
      ['said', 'sed siad'],
      ['kill', 'kil'],
      ['wants to', 'wantsto'],
      ['want to', 'wanna wana'],
      ['going to', 'gonna gona gunna'],
      ['coming', 'comin'],
      ['going', 'goin'],
      ['making', 'makin'],
      ['taking', 'takin'],
      ['getting', 'gettin getin'],
      ['trying', 'tryin'],
      ['sleeping', 'sleepin'],
      ['because', 'cuz cos coz bc'],
      ['girl', 'gurl'],
      ['child', 'chlid chidl'],
      ['danger', 'dangr dager'],
      ['alone', 'alown'],
      ['mum', 'mumma muma'],
    ] as const
  ).flatMap(([meant, written]) => written.split(' ').map((word): [string, string] => [word, meant])),
);
