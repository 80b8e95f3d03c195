/** Everything that Baton shows in Teams, in one place for its callers. */
export { answerCard } from './answer-card.ts';
export { type Card, type CardPart, jsonSize, mostBytes } from './card.ts';
export { digestCard } from './digest-card.ts';
export { formAgainCard, formCard } from './form-card.ts';
export { type HelpRole, helpCard, welcomeCard } from './help-card.ts';
export { confirmCard, noticeCard, possibleConcernCard, safetyCard } from './notice-card.ts';
export { receiptCard } from './receipt-card.ts';
export { requestCard } from './request-card.ts';
