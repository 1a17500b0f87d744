import Button from 'antd/es/button';
import Result from 'antd/es/result';
import type { ResultOf } from 'gql.tada';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeDay, writeDistance } from '../../language/times.ts';
import type { requestSharing } from './documents.ts';
import { askTexts } from './texts.ts';

export type Sent = ResultOf<typeof requestSharing>['requestSharing'];

/** What happens next with a request. */
export function SentResult({ sent, onAnother }: { readonly sent: Sent; readonly onAnother: () => void }): ReactNode {
  const t = useTexts(askTexts);
  const language = useLanguage();
  const { answerDue, requirements } = sent;
  const next = [
    answerDue ? t.due(writeDay(answerDue, language), writeDistance(answerDue, language)) : '',
    t.needs(requirements.approvals),
    requirements.assessment ? t.assessment : '',
  ].filter(Boolean);
  return (
    <Result
      status="success"
      title={t.done}
      subTitle={next.map((line) => (
        <div key={line}>{line}</div>
      ))}
      extra={[
        <Link key="see" href={`/requests/${sent.id}`}>
          <Button type="primary">{t.see}</Button>
        </Link>,
        <Button key="another" onClick={onAnother}>
          {t.another}
        </Button>,
      ]}
    />
  );
}
