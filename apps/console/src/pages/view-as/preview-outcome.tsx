import Alert from 'antd/es/alert';
import Card from 'antd/es/card';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { GraphQLSchema } from 'graphql';
import type { ReactNode } from 'react';
import { type AnswerError, deniedBy, half, said } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { terms, wordFor } from '../../sharing/terms.ts';
import { AnswerRows } from './answer-rows.tsx';
import type { Ran } from './operation-tab.tsx';
import { PlanCard } from './plan-card.tsx';
import { viewAsTexts } from './texts.ts';

/** What the department would have got, and how it was answered. */
export function PreviewOutcome({
  ran,
  graph,
}: {
  readonly ran: Ran;
  readonly graph: GraphQLSchema | undefined;
}): ReactNode {
  const t = useTexts(viewAsTexts);
  switch (ran.kind) {
    case 'none':
      return (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.before} />
        </Card>
      );
    case 'bad-variables':
      return <Alert type="error" showIcon title={t.badVariables} />;
    case 'refused':
      return ran.error.graphQLErrors.length > 0 ? (
        <Problems errors={ran.error.graphQLErrors} />
      ) : (
        <Alert type="error" showIcon title={t.unreachable} />
      );
    case 'answered':
      return (
        <Flex vertical gap={12}>
          <Typography.Text type="secondary">
            {t.took(ran.answer.milliseconds, ran.answer.rows)} {t.inLog}
          </Typography.Text>
          {ran.answer.errors ? <Problems errors={ran.answer.errors as readonly AnswerError[]} /> : null}
          <AnswerRows document={ran.document} answer={ran.answer} graph={graph} />
          <PlanCard plan={ran.answer.plan} />
        </Flex>
      );
  }
}

/** Why the department would have been refused. */
function Problems({ errors }: { readonly errors: readonly AnswerError[] }): ReactNode {
  const t = useTexts(viewAsTexts);
  const { operator } = useTexts(terms);
  const language = useLanguage();
  const denied = deniedBy(errors);
  const others = errors.filter((error) => deniedBy([error]).length === 0);
  return (
    <>
      {denied.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t.wouldBeRefused}
          description={denied.map(({ coordinate, operator: use, title }) => (
            <div key={coordinate + use}>
              {title ? `${half(title, language)} ` : ''}
              <code>{coordinate}</code> · {wordFor(operator, use.toUpperCase())}
            </div>
          ))}
        />
      ) : null}
      {others.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={t.notRun}
          description={others.map((error) => (
            <div key={error.message}>{said(error, language)}</div>
          ))}
        />
      ) : null}
    </>
  );
}
