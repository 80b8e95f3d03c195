/** Everything that Baton shows in Teams, in one place for its callers. */
export { type AnswerCardOptions, answerCard } from './answer-card.ts';
export type { Forms, Target } from './buttons.ts';
export { type Card, type CardPart, expand, jsonSize, mostBytes } from './card.ts';
export { type DigestAudience, type DigestCardOptions, digestCard } from './digest-card.ts';
export { type FormCardOptions, formCard } from './form-card.ts';
export { type HelpRole, helpCard, type SetUp, welcomeCard } from './help-card.ts';
export { type Confirmation, confirmCard, noticeCard, possibleConcernCard, safetyCard } from './notice-card.ts';
export { type ReceiptCardOptions, receiptCard } from './receipt-card.ts';
export { type RequestCardOptions, requestCard } from './request-card.ts';
