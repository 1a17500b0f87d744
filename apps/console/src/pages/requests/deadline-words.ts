import type { Language } from '../../language/language.ts';
import { writeDay, writeDistance } from '../../language/times.ts';
import type { Grant } from './documents.ts';
import type { requestsTexts } from './texts.ts';

/** Until when a request is to be answered, or a grant holds, in words. */
export function deadlineWords(grant: Grant, t: (typeof requestsTexts)['zh'], language: Language): string {
  const { state, answerDue, isOverdue, validUntil, endedAt } = grant;
  if (state === 'REQUESTED' && answerDue)
    return isOverdue
      ? t.overdue(writeDay(answerDue, language))
      : t.answerBy(writeDay(answerDue, language), writeDistance(answerDue, language));
  if (state === 'ACTIVE' || state === 'APPROVED')
    return validUntil ? t.until(writeDay(validUntil, language), writeDistance(validUntil, language)) : t.forever;
  const end = endedAt ?? validUntil;
  return end ? t.ended(writeDay(end, language)) : '';
}
