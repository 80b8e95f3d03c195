import { writeFileSync } from 'node:fs';
import * as c from './src/teams/cards.ts';
import * as s from './test/teams/cards-samples.ts';
const f='in-place' as const;
const set = { frontDoor:false, plan:true, channels:['MACE','LPR Group'], oversight:false };
const cards: Record<string, any> = {
 request: c.requestCard(s.aView({receipt: s.aReceipt({late:true})}), {forms:f}),
 request14: c.requestCard(s.aViewOf(14), {forms:f}),
 form: c.formCard(s.aForm({problem:'Nothing was recorded yet: please choose a rating (Blue, Green, Amber or Red).', onBehalf:true, confirm:true}), {forms:f}),
 receipt: c.receiptCard(s.aReceipt({doubts:['Green, though the date (31 August 2019) passed 20 days ago. Is a new date needed?'],proposesComplete:true}), {forms:f,until:'2019-09-13T08:00:00Z'}),
 digest: c.digestCard(s.aDigest(),'group',{planUrl:'https://x.example/'}),
 empty: c.digestCard(s.aDigest({sections:[]}),'oversight',{}),
 help: c.helpCard('business-manager', set), welcome: c.welcomeCard('member'),
 notice: c.noticeCard('Hello\nthere'), possible: c.possibleConcernCard({name:'Thurrock MASH',phone:'01375 652802',hours:'Monday to Friday, 9:00 to 17:00'}),
 confirm: c.confirmCard({title:'Make a new group?',text:'There is no group called “Neglect Group” yet.',confirm:{title:'Make the group',data:{verb:'say',text:'x'}}}),
};
s.answersOfEachKind().forEach((a,i)=>{cards[`answer-${i}-${a.kind}`]=c.answerCard(a,{forms:f,mayUpdate:true,role:'member'});});
for (const [n,card] of Object.entries(cards)) { writeFileSync(`/tmp/cards-preview/${n}.json`, JSON.stringify(card)); console.log(n, c.jsonSize(card), JSON.stringify(card.fallbackText).slice(0,200)); }
console.time('300'); const r=c.requestCard(s.aViewOf(300),{forms:f}); console.timeEnd('300'); console.log(c.jsonSize(r), r.body.at(-1), r.body.length);
