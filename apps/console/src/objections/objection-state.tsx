import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.ts';
import { useTexts } from '../language/texts.ts';
import { writeDay, writeDistance } from '../language/times.ts';
import { objectionTexts } from './texts.ts';

export interface ShownObjection {
  readonly id: string;
  readonly field: string;
  readonly record: string;
  readonly doubt: string;
  readonly answerDue: string;
  readonly isOverdue: boolean;
  readonly outcome: 'CORRECTED' | 'CONFIRMED' | 'WITHDRAWN' | null;
  readonly answer: string | null;
}

const colours = { CORRECTED: 'green', CONFIRMED: 'blue', WITHDRAWN: 'default' } as const;

/** How far an objection is: until when it is answered, or what came of it. */
export function ObjectionState({ objection }: { readonly objection: ShownObjection }): ReactNode {
  const t = useTexts(objectionTexts);
  const language = useLanguage();
  const { outcome, answer, answerDue, isOverdue } = objection;
  const day = writeDay(answerDue, language);
  if (outcome)
    return (
      <>
        <Tag color={colours[outcome]}>{t.outcome[outcome]}</Tag>
        <div>{answer}</div>
      </>
    );
  return isOverdue ? (
    <Typography.Text type="danger">{t.overdue(day)}</Typography.Text>
  ) : (
    t.waiting(day, writeDistance(answerDue, language))
  );
}
