import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeDay, writeDistance } from '../../language/times.ts';
import type { Summary } from './documents.ts';
import { approvalsTexts } from './texts.ts';

/** Until when a request is to be answered or a grant holds, in words. */
export function Deadline({ request }: { readonly request: Summary }): ReactNode {
  const t = useTexts(approvalsTexts);
  const language = useLanguage();
  const { state, answerDue, isOverdue, validFrom, validUntil, endedAt } = request;
  const day = (iso: string): string => writeDay(iso, language);
  if (state === 'REQUESTED' && answerDue)
    return (
      <Typography.Text type={isOverdue ? 'danger' : 'secondary'} strong={isOverdue}>
        {isOverdue
          ? t.overdue(day(answerDue), writeDistance(answerDue, language))
          : t.answerBy(day(answerDue), writeDistance(answerDue, language))}
      </Typography.Text>
    );
  if (state === 'ACTIVE' && validFrom && Date.parse(validFrom) > Date.now())
    return (
      <Typography.Text type="warning">{t.startsAt(day(validFrom), writeDistance(validFrom, language))}</Typography.Text>
    );
  const end = endedAt ?? validUntil;
  const isOver = state !== 'ACTIVE' && state !== 'APPROVED';
  return (
    <Typography.Text type="secondary">
      {end === null ? t.forever : isOver ? t.ended(day(end)) : t.until(day(end), writeDistance(end, language))}
    </Typography.Text>
  );
}
