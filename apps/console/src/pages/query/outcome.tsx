import Alert from 'antd/es/alert';
import Card from 'antd/es/card';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Spin from 'antd/es/spin';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.ts';
import { AnswerNotes } from './answer-notes.tsx';
import { AnswerView } from './answer-view.tsx';
import type { Answer, Run } from './run-query.ts';
import { queryTexts } from './texts.ts';

/** What became of the last run. */
export type OutcomeState =
  | { readonly kind: 'none' | 'bad-variables' | 'unreachable' }
  | { readonly kind: 'running' | 'ended'; readonly answers: readonly Answer[] }
  | { readonly kind: 'done'; readonly run: Run };

export function Outcome({ outcome }: { readonly outcome: OutcomeState }): ReactNode {
  const t = useTexts(queryTexts);
  switch (outcome.kind) {
    case 'none':
      return (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.before} />
        </Card>
      );
    case 'bad-variables':
      return <Alert type="error" showIcon title={t.badVariables} />;
    case 'unreachable':
      return <Alert type="error" showIcon title={t.unreachable} />;
    case 'done':
      return (
        <Flex vertical gap={12}>
          <Typography.Text type="secondary">{t.took(outcome.run.milliseconds, outcome.run.status)}</Typography.Text>
          <AnswerNotes answer={outcome.run.answer} />
          <AnswerView answer={outcome.run.answer} />
        </Flex>
      );
    default:
      return <Events isOpen={outcome.kind === 'running'} answers={outcome.answers} />;
  }
}

/** What a subscription told, the latest first. */
function Events({ isOpen, answers }: { readonly isOpen: boolean; readonly answers: readonly Answer[] }): ReactNode {
  const t = useTexts(queryTexts);
  return (
    <Flex vertical gap={12} aria-live="polite">
      <Flex gap={8} align="center">
        {isOpen ? <Spin size="small" /> : null}
        <Typography.Text type="secondary">
          {isOpen ? t.listening : t.ended} · {t.changes(answers.length)}
        </Typography.Text>
      </Flex>
      {answers.map((answer, at) => (
        <Card key={answers.length - at} size="small">
          <pre style={{ margin: 0, overflow: 'auto' }}>{JSON.stringify(answer.data ?? answer.errors, null, 2)}</pre>
        </Card>
      ))}
    </Flex>
  );
}
