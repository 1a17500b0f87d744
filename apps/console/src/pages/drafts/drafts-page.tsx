import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Segmented from 'antd/es/segmented';
import Skeleton from 'antd/es/skeleton';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Link, useParams } from 'wouter';
import { type Draft, drafts, draftsContext } from '../../drafting/documents.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { type Names, useNames } from '../../sharing/admin-catalogue.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { DraftView } from './draft-view.tsx';
import { type Stage, stageOf, stages } from './stage.ts';
import { StateTag } from './state-tag.tsx';
import { draftTexts } from './texts.ts';

/** Drafts by how far they are, or the one that the address names. */
export default function DraftsPage(): ReactNode {
  const { id } = useParams<{ id?: string }>();
  const { names, error, reload } = useNames();
  if (error && !names) return <LoadFailed error={error} retry={reload} />;
  if (!names) return <Skeleton active paragraph={{ rows: 8 }} />;
  return id ? <DraftView key={id} id={id} names={names} /> : <DraftLists names={names} />;
}

function DraftLists({ names }: { readonly names: Names }): ReactNode {
  const t = useTexts(draftTexts);
  const [{ data, error }, reload] = useQuery({
    query: drafts,
    variables: {},
    context: draftsContext,
    requestPolicy: 'cache-and-network',
  });
  const [chosen, setChosen] = useState<Stage>();
  const all = data?.drafts ?? [];
  const of = (stage: Stage): readonly Draft[] => all.filter(({ state }) => stageOf(state) === stage);
  const stage = chosen ?? stages.find((one) => of(one).length > 0) ?? 'open';
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        <Link href="/matrix">
          <Button type="primary">{t.write}</Button>
        </Link>
      </PageTitle>
      {error && !data ? <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : null}
      <Segmented
        value={stage}
        onChange={setChosen}
        options={stages.map((value) => ({ value, label: `${t.tabs[value]} ${data ? of(value).length : ''}` }))}
        style={{ marginBottom: 16, maxWidth: '100%', overflowX: 'auto' }}
      />
      {!data && !error ? <Skeleton active /> : null}
      {data && of(stage).length === 0 ? (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing[stage]}>
            <Link href="/matrix">
              <Button>{t.toMatrix}</Button>
            </Link>
          </Empty>
        </Card>
      ) : null}
      <Flex vertical gap={8}>
        {of(stage).map((draft) => (
          <DraftCard key={draft.id} draft={draft} names={names} />
        ))}
      </Flex>
    </>
  );
}

function DraftCard({ draft, names }: { readonly draft: Draft; readonly names: Names }): ReactNode {
  const t = useTexts(draftTexts);
  const language = useLanguage();
  const { id, title, state, author, changedAt, changes, approvedBy, requirements, reason } = draft;
  return (
    <Link href={`/drafts/${id}`}>
      <Card size="small" hoverable>
        <Flex wrap align="center" gap="4px 12px">
          <Typography.Text strong style={{ fontSize: 15 }}>
            {title}
          </Typography.Text>
          <StateTag state={state} />
          {state === 'SUBMITTED' ? (
            <Typography.Text>{t.approvals(approvedBy.length, requirements.approvals)}</Typography.Text>
          ) : null}
          <Typography.Text type="secondary" style={{ marginInlineStart: 'auto' }}>
            {t.changesCount(changes.length)} ·{' '}
            {t.by(names.persons.get(author) ?? author, writeTime(changedAt, language))}
          </Typography.Text>
        </Flex>
        <Typography.Text type="secondary">{reason}</Typography.Text>
      </Card>
    </Link>
  );
}
