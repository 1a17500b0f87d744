import { texts } from '../language/texts.ts';

export const reasonTexts = texts(
  { reason: '理由', hint: '写明为什么。理由记入审计', cancel: '取消' },
  { reason: 'Reason', hint: 'Say why. The reason goes on record', cancel: 'Cancel' },
);
