/** Everything that Baton shows in Teams, in one place for its callers. */
export { addendumCard } from './addendum-card.ts';
export { answerCard } from './answer-card.ts';
export { byHandCard } from './by-hand-card.ts';
export { type Card, type CardPart, jsonSize, mostBytes } from './card.ts';
export { chaseCard } from './chase-card.ts';
export { digestCard } from './digest-card.ts';
export { draftCard, type NoteForm } from './draft-card.ts';
export { formAgainCard, formCard } from './form-card.ts';
export { type HelpRole, helpCard, welcomeCard } from './help-card.ts';
export { importCard, importedCard, importFixCard } from './import-card.ts';
export { choiceCard, confirmCard, noticeCard, possibleConcernCard, safetyCard } from './notice-card.ts';
export { receiptCard } from './receipt-card.ts';
export { recordAgainCard, recordCard, recordPageCard } from './record-card.ts';
export { reminderCard } from './reminder-card.ts';
export { requestCard } from './request-card.ts';
export { whoAnswersCard } from './who-answers-card.ts';
