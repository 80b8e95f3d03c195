import { phrase, type Rule } from './concern-phrase.ts';

/** What a particular child shows or says: injuries, fear, self-harm, hunger. */
export const signRules: readonly Rule[] = [
  // Injuries and fear.
  phrase(
    'has injuries',
    '(?:{pronoun}|{relative}|{thisChild}|{aChild}|i|ive|baby|child|pupil|student|kid|toddler|yp) ..4 (?:has|have|had|ive|hes got|shes got|got|with|came|in|covered|noticed|saw|seen|is|keeps|always|shows?|showed|full) ..4 {injury}',
    'marks on a particular child',
  ),
  phrase(
    'noticed injuries',
    '(?:noticed|saw|seen|found|spotted|there are|theres|there is|unexplained|new|fresh|more) ..4 {injury} ..3 (?:{thisChild}|{relative}|{them}|his|her|my|a child|a pupil|baby)',
    'marks on a particular child',
  ),
  phrase(
    'injuries on the body',
    '{injury} ..2 (?:his|her|my|babys|boys|girls) ..1 (?:arms?|legs?|back|face|neck|body|head|wrists?|bottom|ribs|eyes?|hands?|thighs?|cheeks?|stomach|tummy|ears?|chest|shoulders?)',
    'marks on a particular child',
  ),
  phrase(
    'scared to go home',
    '(?:{fear}|dont want|doesnt want|do not want|does not want|refuses|refusing|refused|wont|begging|begged|cant|asked|worried|crying|cries|nervous|dont wanna|anxious) ..1 (?:not )?(?:to )?(?:go|be|going|get|stay) (?:back )?(?:home|there|with (?:him|her|dad|mum)|to (?:his|her|my|the) (?:house|dads|mums|home))',
    'the sentence teachers hear',
  ),
  phrase(
    'afraid of somebody',
    '(?:{fear}) (?:of|by|about|to tell|to be (?:alone|left|around|near)) ..1 (?:{relative}|{bareParent}|{them}|his|her|my|him|the man|what (?:he|she|they|might|will|my|his|her|dad|mum))',
    'fear of a person, not of a date',
  ),
  phrase(
    'afraid he will',
    '(?:{fear}|worried) (?:that |because )?(?:{pronoun}|{relative}|{bareParent}|someone|they|its) ..4 (?:hurt|hurts|kill|hit|hits|beat|find me|harm|touch|come back|hurting|do something|abuse|abusing|abused|stab|end)',
    'fear of harm',
  ),
  phrase(
    'a child is scared at home',
    '(?:{pronoun}|{relative}|{thisChild}|i|im|me) ..5 (?:{fear}|unsafe|not safe|isnt safe|never safe|in danger) ..3 (?:at|in|of|to go|with|around|when) ..1 (?:home|house|night|bed|dad|mum|him|her|stepdad|stepmum|father|mother|family|foster|placement|flat|school)',
    'not safe where they live',
  ),
  phrase(
    'I am not safe',
    '(?:i am|im|i m|i|i do) (?:not |dont |never |not feeling |dont feel |not feel |in |really |so |very |scared |no )?(?:feel )?(?:safe|in danger|unsafe|danger)(?! (?:to|in|about|of|that|with) (?:say|sharing|the data|this|saying|missing|assuming))',
    'a child or adult about themselves',
  ),
  // Suicide and self-harm.
  phrase(
    'kill oneself',
    '(?:kill|killing|kills|hang|hanging|hurt|hurting|hurts|harm|harming|harms|cut|cuts|cutting|cutted|stab|stabbing|burn|burning|burns|starve|starving|drown|poison|shoot|scratching|slit|end|overdosed?|off) {self}',
    'self-harm, said of one person',
  ),
  phrase(
    'end a life',
    '(?:end|ending|taking|take|takes|finish) (?:my|his|her|their) (?:own )?(?:life|lives)',
    'suicide',
  ),
  phrase(
    'end it all',
    '(?:i|im|{pronoun}|{relative}|just|child|pupil) ..4 (?:end|ending) (?:it all(?! in)|it tonight|everything)',
    'suicide',
  ),
  phrase(
    'wants to die',
    '(?:i|{pronoun}|{relative}|{thisChild}|child|pupil|me) ..4 (?:(?:want|wants|wanted|wanting|wish|wishes|going|ready|rather|wishing|need|like) (?:to |i was |he was |she was |i were |i d |id )?(?:die|be dead|dead)|(?:better off|rather be|be better|wish i was|wishes (?:he|she) was) dead)',
    'suicide',
  ),
  phrase(
    'does not want to live',
    '(?:dont|doesnt|didnt|do not|does not|didn t|not|cant|no longer wants?) (?:want |see the point |see any point |wants )?(?:to |in )?(?:live|living|be alive|be here|exist|wake up|carry on living|be around|go on living|go on)(?: anymore| any more| any longer| no more| like this| \\|)',
    'suicide',
  ),
  phrase(
    'suicidal person',
    '(?:{pronoun}|{relative}|{thisChild}|i|im|ive|a child|child|pupil) ..5 (?:suicidal(?! (?:ideation|behaviours?|thoughts)? ?(?:audit|data|review|figures|group|pathway|strategy|toolkit))|thinking (?:of|about) suicide|commit suicide|attempted suicide|tried to (?:die|kill)|slit|overdosed|od d|took an overdose|taken an overdose|take an overdose|taking an overdose|self harming|selfharming|self harms|selfharm|self harm(?! (?:data|audit|strategy|review|group|policy|figures|report|pathway|training|reports|action|work)))',
    'suicide and self-harm of a particular person',
  ),
  phrase(
    'took pills',
    '(?:i|ive|{pronoun}|{relative}|{thisChild}) ..3 (?:took|taken|take|taking|swallowed|swallow|drank|drunk) ..5 (?:pills|tablets|paracetamol|overdose|bleach|ibuprofen)',
    'overdose',
  ),
  phrase(
    'cuts arms',
    '(?:cut|cuts|cutting|slit|slits|slitting|burn|burns|scratch|scratches) (?:my|her|his) (?:own )?(?:arms?|wrists?|legs?|thighs?|skin|throat)',
    'self-harm',
  ),
  // Neglect.
  phrase(
    'left alone',
    '(?:{pronoun} (?:is|was|being|been|gets|keeps|has been)|(?:hes|shes)|{relative}|{thisChild}|{aChild}|kids|(?:children|babies) (?:are|being|get)|baby|little ones|toddler|they|me|us|i) ..4 (?:left|home|leaves?|leaving|alone|locked|shut|kept) ..4 (?:alone|on (?:his|her|their|my|our|its) own|by (?:themselves|himself|herself|myself|ourselves)|unattended|unsupervised|in (?:the|a) (?:hot |locked |cold )?(?:car|van|dark|cupboard|shed|garage|flat|house|cage)|in (?:his|her|my|their|a) (?:room|bedroom|cot|cupboard|cage)|all night|overnight|out all night|home alone)',
    'a child left',
  ),
  phrase(
    'leaves them',
    '(?:leave|leaves|leaving|left|locks?|locked|shuts?|abandons?|abandoned) (?:me|him|her|them|us|{relative}|the (?:kids|children|baby|boys|girls|toddler|little ones)|(?:his|her|their) (?:kids|children|baby|toddler)) ..4 (?:alone|on (?:his|her|their|my|our|its) own|by (?:themselves|himself|herself|myself)|in the car|unattended|outside|out in|all night|overnight|at night|in the cupboard|in a cupboard|in the house|all day|in (?:my|his|her|their) room)',
    'a child left',
  ),
  phrase(
    'not fed',
    '(?:{pronoun}|{relative}|{bareParent}|{thisChild}|they|mum|dad|i|we|kids|children|theres|there is|nobody|child) ..4 (?:no food(?! (?:budget|banks?|hygiene|standards|poverty|vouchers?|or drink|allowed|at the venue|parcels))|nothing to eat|not fed|isnt fed|arent fed|never fed|starving|doesnt feed|dont feed|never feeds?|not feeding|havent eaten|hasnt eaten|not eaten|not had (?:any )?food|not had anything to eat|always hungry|so hungry|is hungry|really hungry|stealing food|steals food|begging for food|eating out of bins|eats out of)',
    'a child unfed',
  ),
  phrase(
    'nobody feeds',
    '(?:nobody|no one|noone|not|never|isnt|doesnt|dont|wont) ..2 (?:feed|feeding|feeds|fed) (?:{them}|the (?:kids|baby|children))',
    'a child unfed',
  ),
  phrase(
    'in filth',
    '(?:{pronoun}|{relative}|{thisChild}|kids|children|baby|child) ..6 (?:filthy|dirty clothes|smells|stinks|soiled|lice|same clothes|unwashed|covered in (?:poo|faeces|dirt|sores)|nappy rash|in squalor|rotting|no heating|mouldy|no bed|sleeps on the floor|sleeping on the floor|sleeping in (?:a|the) (?:shed|car|van|garage|tent|park)|sleeping rough|dirty nappy)',
    'a child uncared for',
  ),
  phrase(
    'parents unfit',
    '(?:{relative}|{bareParent}|{stranger}|{pronoun}) ..3 (?:always drunk|is drunk|are drunk|drunk all|gets drunk|is high|on drugs|on heroin|on crack|doing drugs|takes drugs|taking drugs|smokes crack|passed out|using drugs|drinks all|drinking all|injecting|deals drugs|dealing drugs|unconscious|wont wake up|hearing voices|not coping|cant cope|overdosed)',
    'a parent who cannot look after the child',
  ),
  phrase(
    'nobody looks after',
    '(?:nobody|no one|noone|not|isnt|arent|doesnt|dont|neither|nor) (?:is |are |being |properly |been ){0,3}(?:looking after|looked after|look after|looks after|caring for|cares for|taking care of|take care of|takes care of|taken care of) (?:me|him|her|us|his|my|the (?:kids|baby|children|boy|girl)|(?:properly )?(?:at home|by (?:his|her|their)))',
    'neglect in plain words',
  ),
  phrase(
    'screams heard',
    '(?:hear|heard|hearing|theres|there is|always|constant|constantly|i can hear|keep hearing) ..4 (?:scream|screams|screaming|crying|cries|shouting|begging|smacking|being hit|banging|hitting|thuds|yelling|fighting) ..6 (?:next door|neighbours?|flat|upstairs|downstairs|child|baby|kids?|little|boy|girl|children|stop|hurt|mum|dad)',
    'what a neighbour hears',
  ),
  phrase(
    'child screaming',
    '(?:child|baby|kid|kids|boy|girl|toddler|children|little one) ..4 (?:screaming|crying|begging|sobbing|cries|screams) ..5 (?:next door|every night|all night|all day|neighbours?|upstairs|hours|stop|in pain|night|flat)',
    'what a neighbour hears',
  ),
  phrase(
    'violence at home',
    '(?:{relative}|{bareParent}|they|parents|{pronoun}) ..4 (?:fight|fighting|fights|hits|beats|beating|hitting|screams?|violent|argue|strangled|punched|attacks?|arguing|smashing) ..5 (?:my mum|my dad|mum|dad|each other|in front of|every night|all night|the house|at home|so scared|scared|hide|hiding|police)',
    'domestic abuse a child lives with',
  ),
];
