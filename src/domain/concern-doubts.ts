import { phrase, type Rule } from './concern-phrase.ts';

/** In doubt: these show the message and ask, unless the words around them are plainly the trade's. */
export const doubtfulRules: readonly Rule[] = [
  phrase(
    'a child and harm',
    '(?:{thisChild}|{aChild}) ..8 (?:abuse|abused|neglect|neglected|harm|harmed|hurt|hurting|bruis\\w*|broken (?:arm|leg|rib|nose|wrist)|fractur\\w+|injur\\w+|danger|at risk(?! of)|unsafe|groomed|exploited|assault\\w*|hit|hits|{fear}|self harm|suicide|suicidal|overdose|knife|drugs|gang|crying|violence|violent|raped?|hungry)',
    'a child and harm in one breath',
  ),
  phrase(
    'a relative and harm',
    '(?:{relative}|{bareParent}) ..8 (?:abuse|abused|abusive|neglect\\w*|harm|harmed|hurt|hurting|bruis\\w*|broken (?:arm|leg|rib|nose|wrist)|fractur\\w+|injur\\w+|danger|at risk|unsafe|groomed|exploited|assault\\w*|hit|hits|{fear}|self harm|suicide|suicidal|overdose|knife|gang|violent|violence|rape\\w*|drunk|hungry)',
    "somebody's own people and harm",
  ),
  phrase(
    'a pronoun and harm',
    '(?:he|she|hes|shes|him|her) ..6 (?:being (?:abused|neglected|hurt|harmed|exploited|groomed|hit)|bruis\\w*|unsafe|in danger|suicidal|self harm\\w*|raped|groomed|abusive|crying|sobbing|at risk(?! of (?:missing|delay|slipping|losing|not|redundancy|leaving|being late|falling)))',
    'no child named, but a person',
  ),
  phrase(
    'something at home',
    '(?:something|things?|stuff|trouble|problems|wrong|bad|happening|going on) ..5 (?:at (?:his|her|my|their|the)? ?home|at (?:his|her|my) house|next door|to me at|in (?:his|her|my) family|behind closed doors)',
    'a hint',
  ),
  phrase(
    'nobody believes',
    '(?:nobody|no one|noone|wont|doesnt|dont|didnt) (?:believes?|listens?|listen to) (?:me|him|her)',
    'a hint',
  ),
  phrase(
    'I am hurt',
    '(?:i|im|ive|me) ..4 (?:bullied|abused|hurting|hurt|{fear}|alone|hopeless|worthless|unsafe|crying|trapped|threatened|groomed|self harm|cutting|raped)(?! (?:to say|that|the|i|we|it|this|there|not|by the|working|in the office|so (?:the|i|we)|by that|by this))',
    'somebody about themselves, mildly',
  ),
  phrase(
    'needs protecting',
    '(?:{pronoun}|{relative}|{thisChild}|him|her) ..3 (?:needs? (?:protecting|protection|help|saving|rescuing|to be safe|a social worker)|(?:should|needs? to) be (?:taken away|taken into care|removed|in care))',
    'a plea about a particular person',
  ),
  phrase(
    'worried about somebody',
    '(?:worried|concerned|scared|frightened|fear) (?:about|for) (?:his|her|my|their|him|the) (?:safety|welfare|wellbeing|life|mental health|home life|family|home situation|son|daughter)',
    'a worry about a person',
  ),
  phrase(
    'smells of drink',
    '(?:{relative}|{bareParent}|{stranger}|parent|carer) ..2 (?:smell|smells|smelling|smelt|smelled|stinks|reeks|reeked) ..1 of (?:alcohol|weed|cannabis|drink)',
    'signs of neglect',
  ),
  phrase('a child, help', '(?:child|boy|girl|baby|kid) ..8 {urgency}', 'a plea'),
  phrase(
    'needs urgent help',
    '(?:urgent|emergency|please help|immediately|call (?:the )?police|call 999|ambulance) ..6 (?:child|boy|girl|baby|kid|kids|him|her)',
    'a plea',
  ),
  phrase(
    'grooming hints',
    '(?:{relative}|{thisChild}|{pronoun}|i) ..6 (?:online (?:friend|boyfriend)|talking to (?:men|a man|strangers)|new (?:phone|trainers|clothes|phones) (?:and|from|that)|expensive gifts|gifts from|getting in(?:to)? cars|comes home with money|staying out all night|met (?:him|her|someone|a man|a guy) (?:online|on))',
    'signs of exploitation',
  ),
  phrase(
    'unwell parent',
    '(?:{relative}|{bareParent}) ..4 (?:drinks|drinking|drugs|hears voices|depressed|locked me|kicked (?:me|him|her) out|threw (?:me|him|her) out|chucked (?:me|him|her) out|throws (?:me|him|her))',
    'signs of neglect',
  ),
  phrase(
    'pregnant child',
    '(?:1[0-5]|twelve|thirteen|fourteen|fifteen) (?:year|years|yr|yrs|yo) ..4 pregnant',
    'a child under sixteen',
  ),
  phrase(
    'in a new sentence',
    '(?:child|boy|girl|kid|baby|pupil|student) (?:\\w+ ){0,3}(?:in|at) (?:my|our) ..12 (?:bruises|hits|abused|abuse|beats|hurting|scared|frightened|hungry|crying|self harm|suicidal|alone)',
    'two sentences read as one',
  ),
  phrase(
    'abuse images',
    '(?:put|shared|posted|sent|found|has|have|uploaded|seen|saw) ..4 (?:abuse|indecent|illegal) (?:images?|pictures|photos|videos?)',
    'images of abuse',
  ),
];

/**
 * Somebody's own family, or one child they know, with nothing of work beside it: Baton has no reason to hear of
 * them. This is the net under the other rules, for the wordings no list foresees.
 */
export const privateRules: readonly Rule[] = [
  phrase('a child somebody knows', '{thisChild}', 'no work is done about one boy'),
  phrase(
    'a family',
    '(?:my|his|her|our) (?:\\w+s )?{describing}(?:{close}|year old|yr old|yo)(?! (?:in law|organisation|company|body|group|agency|agencies|board))',
    'no work is done about a niece',
  ),
  phrase('a child says', '{aChild} ..2 (?:{says})', 'somebody said something to somebody'),
  phrase(
    'a parent says',
    'an? (?:parent|mother|father|mum|dad|carer) ..1 (?:told|tells) me',
    'a parent said something to somebody',
  ),
  phrase(
    'a child without an article',
    '\\| (?:girl|boy|pupil|student|toddler|baby|kid|child)(?: \\d+| [a-z])? (?:is|was|turned|came|collected|arrived|said|told|keeps|left|found|picked|brought|wont|cant|refuses|attended)',
    'notes taken in a hurry',
  ),
  phrase(
    'a body',
    '(?:my|his|her|childs|on|over) (?:my |his |her )?(?:face|neck|body|wrists?|throat|mouth|thighs?)',
    'no work is done on a face',
  ),
  phrase('a parent and me', '{bareParent} ..3 (?:me|him|her|us|them)', 'a parent and somebody'),
  phrase('on oneself', '(?:on|to) {self}', 'something done to oneself'),
  phrase('a family visited', '(?:our|my) (?:client|patient) ..2 (?:has|is|says|told|left|keeps)', 'one client'),
];
