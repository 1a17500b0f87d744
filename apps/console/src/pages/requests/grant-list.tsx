import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Collapse from 'antd/es/collapse';
import Empty from 'antd/es/empty';
import Skeleton from 'antd/es/skeleton';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../language/texts.ts';
import { useCatalogue } from '../../sharing/catalogue.ts';
import type { Grant } from './documents.ts';
import { GrantDetail } from './grant-detail.tsx';
import { GrantHeading } from './grant-heading.tsx';
import type { Stage } from './stage.ts';
import { requestsTexts } from './texts.ts';

interface Props {
  readonly grants: readonly Grant[];
  readonly stage: Stage;
  readonly openId: string | undefined;
  readonly isLoading: boolean;
}

export function GrantList({ grants, stage, openId, isLoading }: Props): ReactNode {
  const t = useTexts(requestsTexts);
  const { entries = [] } = useCatalogue();
  if (isLoading) return <Skeleton active />;
  if (grants.length === 0)
    return (
      <Card>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing[stage]}>
          <Link href="/catalogue">
            <Button>{t.toCatalogue}</Button>
          </Link>
        </Empty>
      </Card>
    );
  const known = new Map(entries.map((entry) => [entry.coordinate, entry]));
  return (
    <Collapse
      defaultActiveKey={openId ?? []}
      items={grants.map((grant) => ({
        key: grant.id,
        label: <GrantHeading grant={grant} known={known} />,
        children: <GrantDetail grant={grant} known={known} />,
      }))}
    />
  );
}
