import { phrase, type Rule } from './concern-phrase.ts';

/** Danger said outright, somebody who wants to report it, and exploitation or a child gone. */
export const reportRules: readonly Rule[] = [
  // Danger said outright.
  phrase(
    'in danger',
    '(?:{pronoun}|{relative}|{thisChild}|{aChild}|child|someone|baby|kids) ..3 (?:in (?:real |immediate |serious |grave |great |so much |a lot of |big |terrible )?danger|not safe(?! to )|isnt safe(?! to )|arent safe(?! to )|unsafe(?! to )|being hurt|getting hurt|life in danger|at risk of being (?:killed|hurt|harmed))(?! of (?:missing|slipping|losing|being|becoming|running|double))(?! (?:call|ring|dial|leaflet))',
    'danger in the present',
  ),
  phrase(
    'urgent danger',
    '(?:child|children|boy|girl|baby|kid|kids|toddler|teenager|young person|{relative}|{pronoun}) ..6 (?:risk|danger|unsafe|hurt|abused|abuse|hurting|missing|screaming|crying|alone|bleeding|attacked|harmed|dying|unconscious|trouble|scared|harm|locked) ..6 {urgency}',
    'a cry for help',
  ),
  phrase(
    'urgent danger, plea first',
    '{urgency} ..6 (?:child|boy|girl|baby|kid|kids|toddler|{relative}|{pronoun}|i|im) ..6 (?:danger|unsafe|hurt|hurting|abused|hitting|screaming|alone|bleeding|attacked|kill|dying|unconscious|scared|locked|hit|trapped|hurts|frightened|drunk|beating|raped)',
    'a cry for help',
  ),
  phrase(
    'wants to report',
    '(?:(?:i|we|id|i d) (?:\\w+ ){0,3}|\\| (?:need|want|wish|would like|trying) to )(?:report|refer|(?:make|making|do|put in|submit) an? (?:\\w+ )?referral|disclose|flag|reporting|raise|tell (?:you|someone|somebody)|make a referral|make a report) (?:about |for |of |a concern |concerns |a safeguarding concern |an? urgent |safeguarding |someone for |my \\w+ for |suspected |possible |some ){0,3}(?:about |of |for )?(?:child (?:abuse|neglect|cruelty)|abuse|neglect|abusing|a crime against|grooming|a paedophile|{aChild}|{thisChild}|{relative}|children|a family|a parent|a father|a mother|my neighbours?|a teacher|someone)(?! (?:data|figures?|numbers?|cases|rates?|strategy|strategies|audits?|performance|progress|protection|death|deaths|training|referrals|reporting|work|priorities|indicators|group|workstream|action|statistics|trends|outcomes|looked after|safeguarding|to the (?:board|meb|mace|group|meeting)|at (?:the )?(?:mace|meb|next|meeting|board)))',
    '"I want to report…"',
  ),
  phrase(
    'where do I report',
    '(?:how|where|who) (?:do|can|should|would) (?:i|we) (?:report|refer|tell|call|contact|ring|speak to|talk to) ..5 (?:child|abuse|neglect|boy|girl|baby|kid|neighbours?|concern about|someone hurting|harm|pupil|student|abused|hurting)(?! (?:data|figures?|numbers?|cases|progress|death|deaths|performance|protection|audits?))',
    'a member of the public',
  ),
  phrase(
    'worried about somebody known',
    '(?<!\\b(?:if|are|is|be|when|being|who|feel|feels|get|staff|anyone|someone|people|professionals|parents|were|was) (?:very |really |so )?)(?:worried|concerned) (?:about|for) (?:{thisChild}|{relative})',
    'the start of most referrals',
  ),
  phrase(
    'worried about a child',
    '(?:i|im|we|i am|we are|really|very|so|am|seriously|extremely|ive been|bit) (?:\\w+ ){0,2}(?:worried|concerned|scared|frightened|worrying|fear|anxious|fearful|terrified|concerns?|a concern) (?:about|for|regarding|re|over) (?:the safety of |the welfare of |the wellbeing of )?(?:{thisChild}|{relative}|an? {describing}(?:child|young person|baby|family)|this {describing}(?:child|family|young person)|him|a child)(?!s)(?! (?:in need|protection|death|sexual|first|q |and family|criminal|exploitation|friendly|hub|poverty|plan))',
    'the start of most referrals',
  ),
  phrase(
    'a concern about a pupil',
    '(?:i|we|ive|weve|there is|theres) (?:\\w+ ){0,2}(?:a |an |some |serious |urgent |safeguarding |welfare |grave |big |real ){0,3}(?:concern|concerns|worry|worries|disclosure|cause for concern|referral) (?:about|for|regarding|re|from|to make about|involving|over) (?:{thisChild}|{relative}|an? {describing}(?:child|young person|baby)|one of|him)(?! (?:in need|protection|death|sexual))',
    'the start of most referrals',
  ),
  phrase(
    'disclosed to me',
    '(?:{thisChild}|{aChild}|{relative}|she|he|pupil|student|yp|child) ..3 (?:disclosed|disclosing|confided|made a disclosure|has disclosed|made an allegation) ..8 (?:to me|me|today|just now|this morning|this afternoon|yesterday|last night|this week|to us|to staff|to (?:his|her) (?:teacher|friend|tutor|class))',
    'a disclosure just made',
  ),
  phrase(
    'somebody says harm',
    '(?:{thisChild}|{aChild}|{relative}|{pronoun}|child|pupil|student|yp) ..2 {says} ..7 (?:abused|abusing|raped|molested|beats|beaten|hits|hitting|slaps|slapped|punched|punches|strangled|bruises|hurts|hurting|touches|touching|touched|groomed|scared of|frightened of|afraid of|terrified of|not safe|smacks|kicks|being hit|assaulted|sexually|belt|rape|starving|(?:hurt|hit|kill|locked|forced|touch|hurting|hits) (?:{them}))(?! (?:on|base|the target|our target|the deadline|target|targets|down by))',
    'reported speech with a verb of harm',
  ),
  // Exploitation, missing, honour, radicalisation.
  phrase(
    'drugs and knives',
    '(?:{pronoun}|{relative}|{thisChild}|i|im|me|him|her|ive) ..4 (?:carrying|carries|carry|selling|sells|sell|dealing|deals|running|runs|delivering|deliver|holding|hold|hiding|stash|bought|got|has|have|taking|bringing|brought|hides|drop) ..2 (?:drugs|weed|crack|cocaine|heroin|knife|knives|machete|gun|blade|packages|food for olders|county lines|zombie|weapon|stash)(?! (?:audit|crime|report|strategy|data|awareness|team|action|service|misuse|worker))',
    'criminal exploitation',
  ),
  phrase(
    'in a gang',
    '(?:{relative}|{thisChild}|hes|shes|im|he is|she is|i am|he|she|they want me) ..5 (?:in a gang|in with a gang|with a gang|by a gang|the gang|joined a gang|to join a gang|gang is|gang are|leave the gang|gang members|owes (?:money|them|a gang|dealers?)|in debt to|drug dealers?|the olders|being groomed)',
    'criminal exploitation',
  ),
  phrase(
    'gone missing',
    '(?:(?:{pronoun}) (?:\\w+ ){0,2}(?:(?:gone|went|goes|keeps going) missing(?! from (?:the|our|my))|missing (?:since|overnight|from home|again|tonight))|(?:{relative}|{thisChild}|{pronoun}) ..3 (?:ran away|run away|running away|runaway|hasnt come home|not come home|didnt come home|hasnt come back|never came home|disappeared|abducted|been taken|hasnt been seen|not been seen|hasnt returned)|(?:{relative}|{thisChild}|a child|child) (?:is|has|was|had|has now|has just) (?:been |gone )?missing(?! (?:the|a|from (?:the|our|its) (?:report|data|list|plan|minutes|audit|meeting|spreadsheet|education))|from education|data|information|\\w+ (?:data|report)))',
    'a missing child',
  ),
  phrase(
    'sent abroad',
    '(?:{relative}|{thisChild}|they|{pronoun}|im|i am|me|her|him) ..6 (?:forced (?:marriage|to marry|into marriage)|marry (?:a|my|her|his|me|someone|an)|married off|get me married|get married to|made to marry|be cut|being cut|circumcised|have fgm|had fgm|fgm done|get fgm|undergo fgm|taking me to|take me to|take her to|taking her to|taking her abroad|taken abroad|taken out of the country|sent back to) ',
    'forced marriage and FGM',
  ),
  phrase(
    'honour',
    '(?:{relative}|they|{pronoun}) ..4 (?:will kill me|gonna kill me|going to kill me|kill her if|kill me if|kill me|disown|honour killing|kill him|kill us|kill the)',
    'threats to a person',
  ),
  phrase(
    'dead or dying now',
    '(?:baby|child|boy|girl|toddler|{relative}) ..3 (?:not breathing|isnt breathing|stopped breathing|unconscious|wont wake|unresponsive|is dying|bleeding|choking|been stabbed|been shot)',
    'an emergency',
  ),
  phrase(
    'someone is hurting',
    '(?:someone|somebody|{stranger}) ..5 (?:is|keeps|has been|was|been|who) ..2 (?:hurting|abusing|touching|grooming|threatening|stalking|blackmailing|filming) ..1 {victim}',
    'a report of a stranger',
  ),
  phrase(
    'someone is near children',
    '(?:someone|somebody|{stranger}) (?:\\w+ ){0,8}(?:messaging|following|watching|flashing|approaching|offering sweets to|talking to|hanging around|asking|inviting|luring|shouting at|photographing|taking (?:photos|pictures) of) (?:the |some |at |young |little |lots of )?(?:little |young )?(?:kids|girls|boys|children|pupils|students|{thisChild}|my \\w+ outside|{relative}|outside the school)',
    'a report of a stranger',
  ),
  phrase('secret games', '(?:secret|special|naked) (?:games?|cuddles|touching|kisses)', 'what an abuser says'),
  phrase(
    'ran off with',
    '(?:{relative}|{bareParent}|mother|father) ..2 (?:disappeared|run off|ran off|gone off|absconded|fled|taken off) with ..1 (?:{victim}|child|baby)',
    'an abduction',
  ),
  phrase(
    'neighbours strike',
    '(?:neighbours?|parents|couple|people) (?:next door |upstairs |opposite )?(?:are|is|keep|keeps|always|were) ..2 {strikes} ..1 {victim}',
    'what a neighbour sees',
  ),
  phrase(
    'secret',
    '(?:(?:told|tells|telling|made|makes|warned) (?:me|him|her) (?:not to|never to|i cant|she cant|he cant|dont) tell|(?:says|said) (?:its |it is |it was )?our (?:little )?secret|(?:its|is) our (?:little )?secret|wont let (?:me|him|her) tell|(?:will|going to) (?:hurt|kill) (?:me|him|her|us|my \\w+) if (?:i|he|she|we|you) (?:tell|tells|say|says|dont|leave|leaves|go|talk|told|ever|speak))',
    'what an abuser says',
  ),
];
