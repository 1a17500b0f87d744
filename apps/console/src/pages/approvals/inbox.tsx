import Card from 'antd/es/card';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Segmented from 'antd/es/segmented';
import Skeleton from 'antd/es/skeleton';
import Tag from 'antd/es/tag';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { useDepartments } from '../../preview/departments.ts';
import { useFieldEntries } from '../../preview/field-entries.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { inbox } from './documents.ts';
import { RequestCard } from './request-card.tsx';
import { inOrder, stageOf, stages } from './stage.ts';
import { approvalsTexts } from './texts.ts';

/** Requests by who has to act next, those that are due first ahead. */
export function Inbox(): ReactNode {
  const t = useTexts(approvalsTexts);
  const [search, setSearch] = useSearchParams();
  const [{ data, error }, reload] = useQuery({ query: inbox });
  const { departments } = useDepartments();
  const all = data ? [...data.open, ...data.active, ...data.over] : [];
  const stage = stages.find((one) => one === search.get('stage')) ?? 'waiting';
  const shown = inOrder(
    all.filter((request) => stageOf(request) === stage),
    stage,
  );
  const entries = useFieldEntries(shown.flatMap(({ fields }) => fields));
  const overdue = all.filter(({ isOverdue }) => isOverdue).length;
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        {overdue > 0 ? <Tag color="red">{t.overdueCount(overdue)}</Tag> : null}
      </PageTitle>
      {error && !data ? <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : null}
      <div style={{ overflowX: 'auto', marginBottom: 16 }}>
        <Segmented
          value={stage}
          onChange={(value) => setSearch(value === 'waiting' ? {} : { stage: value }, { replace: true })}
          options={stages.map((value) => ({
            value,
            label: `${t.stages[value]} ${data ? all.filter((request) => stageOf(request) === value).length : ''}`,
          }))}
        />
      </div>
      {data || error ? null : <Skeleton active />}
      {data && shown.length === 0 ? (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing[stage]} />
        </Card>
      ) : null}
      <Flex vertical gap={8}>
        {shown.map((request) => (
          <RequestCard
            key={request.id}
            request={request}
            entries={entries}
            department={departments?.find(({ code }) => code === request.department)}
          />
        ))}
      </Flex>
    </>
  );
}
