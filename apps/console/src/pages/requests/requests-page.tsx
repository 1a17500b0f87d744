import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'wouter';
import { useQuery } from 'urql';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { grants } from './documents.ts';
import { GrantList } from './grant-list.tsx';
import { type Stage, stages, stageOf } from './stage.ts';
import { requestsTexts } from './texts.ts';

/** Requests and grants by how far they are; the one that the address names is open. */
export default function RequestsPage(): ReactNode {
  const t = useTexts(requestsTexts);
  const { id } = useParams<{ id?: string }>();
  const [{ data, error, fetching }, reload] = useQuery({ query: grants, variables: {} });
  const [chosen, setChosen] = useState<Stage>();
  const all = data?.sharingGrants ?? [];
  const named = all.find((grant) => grant.id === id);
  const stage = chosen ?? (named ? stageOf(named) : 'waiting');
  const count = (one: Stage): number => all.filter((grant) => stageOf(grant) === one).length;
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        <Link href="/ask">
          <Button type="primary">{t.ask}</Button>
        </Link>
      </PageTitle>
      {error && !data ? <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : null}
      <Segmented
        value={stage}
        onChange={setChosen}
        options={stages.map((value) => ({ value, label: `${t.tabs[value]} ${data ? count(value) : ''}` }))}
        style={{ marginBottom: 16 }}
      />
      <GrantList
        key={stage}
        grants={all.filter((grant) => stageOf(grant) === stage)}
        stage={stage}
        openId={id}
        isLoading={fetching && !data}
      />
    </>
  );
}
