export { answerGroups } from './answer-groups.ts';
export { type AnswerLimits, defaultAnswerLimits } from './answer-limits.ts';
export { rowSeed } from './count-secrets.ts';
export type { CountedGroup } from './counted-groups.ts';
export { forgetAnswers } from './forget-answers.ts';
export { cellCount, unpackSketch } from './sketch.ts';
