import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ResultOf } from 'gql.tada';
import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.ts';
import { CodeBlock } from '../../preview/code-block.tsx';
import type { previewQuery } from '../../preview/documents.ts';
import { wordFor } from '../../sharing/terms.ts';
import { viewAsTexts } from './texts.ts';

interface Props {
  readonly plan: ResultOf<typeof previewQuery>['previewQuery']['plan'];
}

/** How a query is answered: in which way, and by which statements. */
export function PlanCard({ plan: { lane, statements, resolved } }: Props): ReactNode {
  const t = useTexts(viewAsTexts);
  return (
    <Card size="small" title={t.plan} extra={<Tag>{lane}</Tag>}>
      <Flex vertical gap={8}>
        <Typography.Text>{wordFor(t.lane, lane)}</Typography.Text>
        {resolved.length > 0 ? (
          <Typography.Text type="secondary">{t.resolved(resolved.join('、'))}</Typography.Text>
        ) : null}
        <Typography.Text type="secondary">{t.statements(statements.length)}</Typography.Text>
        {statements.map((statement) => (
          <CodeBlock key={statement} text={statement} height={160} />
        ))}
      </Flex>
    </Card>
  );
}
