import { phrase, type Rule } from './concern-phrase.ts';

/**
 * Particular + present + harm: one child or person somebody knows, and what is done to them. The trade writes of
 * plurals and abstract nouns ("children", "cases", "neglect"), which none of these rules takes.
 */
export const harmRules: readonly Rule[] = [
  phrase(
    'they hit me',
    '(?:they|theyre|someone|somebody|people) ..1 (?:hit|beat|slap|punch|kick|hurt|touch) (?:me|him|my \\w+)(?! (?:to|with|up|on|hard|by|for))',
    'someone unnamed',
  ),
  phrase(
    'gave a black eye',
    '(?:gave|gives|giving) {victim} an? ..1 (?:black eye|bloody nose|fat lip|split lip|bruises?|slap|kicking|hiding|beating|thick ear)',
    'a blow told by its mark',
  ),
  phrase(
    'over the face',
    '(?:pillow|bag|hands?|cushion|cloth) (?:over|on) (?:my|his|her|the babys) (?:face|head|mouth|nose)',
    'smothering',
  ),
  phrase(
    'showed porn',
    '(?:shows?|showed|showing|shown) {them} ..3 (?:porn|dirty (?:videos|pictures|films)|rude (?:videos|pictures)|naked|sexual|sex videos|his|her private)',
    'grooming',
  ),
  // Somebody does something to somebody.
  phrase('a relative strikes', '{relative} ..4 {strikes} ..1 {victim}', 'the commonest words of a disclosure'),
  phrase('a parent strikes', '{bareParent} ..3 {strikes} ..1 {victim}', 'practitioners write "Mum" and "Dad" as names'),
  phrase('a man, a teacher strikes', '{stranger} ..4 {strikes} ..1 {victim}', 'a public report of somebody seen'),
  phrase(
    'a known person strikes',
    '{thisChild} ..4 {strikes} ..1 {victim}',
    'the family next door, a boy in the class',
  ),
  phrase(
    'he or she strikes',
    '{pronoun} ..3 {strikes} {victim}(?! (?:to (?:the|it)|up for|with (?:an? |the |another )?(?:question|request|query|list|deadline|news|data|figures|email)))',
    'the second sentence of a disclosure',
  ),
  phrase(
    'they strike',
    '(?:they|theyre|someone|somebody|people|neighbours?|staff) ..3 {strikesHard} ..1 {them}',
    'someone unnamed',
  ),
  phrase('struck without a striker', '{strikesHard} {them}', 'the striker was named before, or is not named'),
  phrase(
    'threw, pushed, dragged',
    '(?:threw|throws|throwing|push|pushes|pushing|drag|drags|dragged|dragging|grab|grabs|grabbed|grabbing|shoves?|shoved|slams?|slammed|pulls?|pulled|pinned|held|pushed) {victim} ..4 (?:wall|stairs|downstairs|hair|floor|neck|throat|around|bath|bed|ground|under|arms?|ear|across|down)',
    'violence in words that also have office meanings',
  ),
  phrase(
    'threw something at',
    '(?:{relative}|{bareParent}|{stranger}) ..2 (?:threw|throws|throwing|smashed|chucked|spat|spits) ..4 at {victim}',
    'violence in words that also have office meanings',
  ),
  phrase(
    'a parent strikes somebody named',
    '(?:{bareParent}|{relative}) (?:has |keeps |just |always |often )?(?:hit|hits|hitting|beats|slaps|slapped|punched|punches|kicks|kicked|strangled|smacks|smacked|raped|abuses|abused|molested) (?!(?:the|our|its|all|that|this|on|base|by|send|upon|as|an?|target|targets|budget|deadline|and|or|in|for|to|with) )\\w+',
    'the child is called by name',
  ),
  phrase(
    'locks in',
    '(?:lock|locks|locked|locking|tie|ties|tied|shut|shuts) {them} (?:in|up|inside|to the|to a|out of the house|outside)(?! (?:to|the system|the process|the contract))',
    'a child locked in',
  ),
  phrase(
    'tried to',
    '(?:tried|tries|trying|wants|going|threatened|threatening) to (?:grab|abduct|kidnap|snatch|rape|kill|strangle|hurt|drown|lure|smother|suffocate|stab|poison|take) {victim}(?= (?:\\||into|away|in|at|when|last|and|because|baby))',
    'an attempt',
  ),
  phrase(
    'a child alone outside',
    '(?:toddler|baby|child|kid|little (?:boy|girl)|{thisChild}) ..3 (?:wandering|walking|standing|sitting|outside) ..4 (?:alone|barefoot|in the road|the streets?|no coat|by (?:himself|herself))',
    'a child alone outside',
  ),
  phrase(
    'jump',
    '(?:jump|jumping) (?:off|from|in front of) (?:a|the) (?:bridge|roof|building|train|car park|window|balcony|cliff|lorry|car|bus)',
    'suicide',
  ),
  phrase(
    'a pregnant child',
    '(?:pregnant ..5 (?:im|i am|shes|is|only|aged) (?:only )?(?:1[0-5]|twelve|thirteen|fourteen|fifteen)|(?:im|i am|shes|she is|aged) (?:only )?(?:1[0-5]|twelve|thirteen|fourteen|fifteen) ..4 pregnant)',
    'sexual abuse',
  ),
  phrase(
    'has been struck',
    '(?:(?:{relative}|{thisChild}) ..3 |{pronoun} ..1 )(?:is|was|been|being|gets|getting|got|be|are|keeps) ..2 {struck}(?! by the (?:funding|budget|cuts?|delay))',
    "passive: a practitioner's report",
  ),
  phrase(
    'will get struck',
    '(?:{pronoun}|{relative}|{thisChild}) ..3 (?:get|gets|getting|be) (?:stabbed|beaten|killed|shot|hurt|jumped|raped|attacked|married off)(?! by (?:the|cuts))',
    'a threat to somebody',
  ),
  phrase(
    'struck by a relative',
    '{struck} by (?:(?:my|his|her) {describing}(?:{close}|{around})|{bareParent}|(?:my|his|her) \\w+s \\w+)',
    'the striker after the blow',
  ),
  phrase(
    'I am being struck',
    '(?:i get|i got|i keep getting) (?:\\w+ )?(?:hit|hurt|beaten|smacked|slapped|punched|locked|kicked)(?= (?:\\||if|when|by (?:my|him|her|mum|dad|a)|at|every|for|because|all))|(?:{iAm}) (?:(?:\\w+ ){0,2}(?:raped|molested|groomed|abused|beaten(?! to)|trafficked|assaulted|sexually \\w+)|(?:\\w+ ){0,2}(?:being|getting|been) (?:\\w+ )?(?:hit|hurt|bullied|touched|threatened|exploited|blackmailed|followed|forced))',
    'a child about themselves',
  ),
  phrase(
    'a child is being struck',
    '{aChild} ..3 (?:is|was|been|being|gets|getting|keeps) ..2 {struck}',
    '"a child", said of now and not of a procedure',
  ),
  phrase(
    'being hurt, noun first',
    '(?:child|boy|girl|kid|baby|toddler|teenager|{relative}) ..1 (?:being|getting) ..1 {struck}',
    '"a child being hurt"',
  ),
  phrase(
    'harsh to a child',
    '(?:{relative}|{bareParent}|{stranger}|{pronoun}|they) ..3 (?:violent|abusive|cruel|rough|inappropriate|aggressive|nasty) (?:to|towards|with) ..1 {them}',
    'a softer word for the same',
  ),
  phrase(
    'used a weapon',
    '(?:with a|with his|with her|with the) (?:belt|stick|slipper|cane|shoe|wire|cable|knife|bat|wooden spoon|spoon|ruler|hanger|iron|cigarette|lighter)',
    'nobody reviews anything with a belt',
  ),
  // Sexual harm.
  phrase(
    'makes somebody do things',
    '(?:makes?|made|making|forces?|forced|forcing|gets|got|getting) (?:me|him|her|them|{relative}) ..1 (?:do (?:things|stuff|it|bad|sexual|rude|dirty|weird|that|horrible|sex)|touch|watch (?:porn|him|videos|rude|dirty)|undress|strip|kiss|suck|take (?:my|his|her|off)|have sex|sleep with|send (?:pics|pictures|photos|nudes)|steal|sell|carry|sit on|hold (?:his|it))',
    '"makes her do things"',
  ),
  phrase(
    'asks for pictures',
    '(?:{them}|i|{pronoun}|{relative}|{stranger}) ..5 (?:naked|nude|nudes|undressed|bare|topless|dick|sexual|rude|explicit|indecent|private) ..1 (?:pics?|pictures?|photos?|images?|videos?|selfies?|messages|nudes|of (?:me|him|her|my|himself|herself))',
    'grooming and sextortion',
  ),
  phrase(
    'nudes',
    '(?:sends|posts|shares|send|sending|sent|post|leak|leaking|posting|share|shared|sharing|wants|asked for|asking for|asks for|posted|leaked|show|showed|got) ..3 nudes',
    'what children call them',
  ),
  phrase(
    'private parts',
    '(?:my|his|her|their) (?:private parts?|privates|willy|bum|bottom|vagina|penis|fanny|boobs|breasts|minnie|foof|tuppence|down there|genitals|groin)',
    'body words',
  ),
  phrase(
    'hands where they should not be',
    '(?:his|her|their) (?:hands?|fingers?|tongue) (?:down|up|in|under|inside|between|on) (?:my|her|his) (?!(?:desk|behalf|work|head|pocket|pockets) )\\w+',
    'body words',
  ),
  phrase(
    'touched down there',
    '{strikesHard} ..3 (?:down there|private parts?|privates|inappropriately|in a way|where i|where he|where she|up|sexually)',
    'body words',
  ),
  phrase(
    'comes into the bed',
    '(?:comes?|coming|came|gets?|getting|got|climbs?|climbed|sleeps?|sneaks?) (?:in|into|to|inside) (?:my|her|his|bed with) ..1 (?:bed|bedroom|room|me|him|her) ..4 (?:night|asleep|sleep|lies|takes|\\|)',
    'night visits',
  ),
  phrase(
    'watches me',
    '(?:watches|watching|watched|films|filming|filmed|spies on|spying on|looks at) (?:me|him|her) ..3 (?:shower|bath|toilet|undress|undressing|dressed|change|changing|asleep|sleep|naked)',
    'sexual abuse',
  ),
  phrase(
    'gets into bed',
    '(?:gets?|getting|got|climbs?|climbed|in|lies|sleeps|slept|sharing) (?:in |into )?(?:my|her|his|bed with|the same) (?:bed|me|him|her)',
    'night visits',
  ),
  phrase(
    'sex with a child',
    '(?:sex|sleeping|sexual relationship|sexual activity|sexual contact) with (?:me|him|her|{relative}|{thisChild}|{aChild}|an? older|an? adult|an? teacher|children|kids|boys|girls|young girls|underage|a man|men|a grown)',
    'sexual abuse',
  ),
  phrase(
    'an older man',
    '(?:{pronoun}|{relative}|{thisChild}|i|im|me) ..5 (?:older man|older men|older guy|older boys|grown man|grown men|adult men|strange men|men twice|older boyfriend|man online|man on|men in cars|old man|stranger online|someone online|guy online|stranger on)',
    'exploitation',
  ),
];
