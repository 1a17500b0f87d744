import App from 'antd/es/app';
import Button from 'antd/es/button';
import Empty from 'antd/es/empty';
import Table from 'antd/es/table';
import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { department } from '../../graph/department.ts';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { ObjectionState, type ShownObjection } from '../../objections/objection-state.tsx';
import { objectionTexts } from '../../objections/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { LoadFailed } from '../../sharing/load-failed.tsx';

const query = department(`
  query Objections {
    sharingObjections(first: 200) { id field record doubt answerDue isOverdue outcome answer }
  }
`);

const takeBack = department(`
  mutation WithdrawObjection($id: ID!, $reason: String!) { withdrawSharingObjection(id: $id, reason: $reason) { id outcome answer } }
`);

/** What the department has doubted, and what came of it. */
export default function ObjectionsPage(): ReactNode {
  const t = useTexts(objectionTexts);
  const language = useLanguage();
  const { message } = App.useApp();
  const [{ data, error, fetching }, reload] = useQuery({ query });
  const [{ fetching: isSending }, send] = useMutation(takeBack);
  async function withdraw(id: string): Promise<void> {
    const { error: failed } = await send({ id, reason: t.withdrawNote });
    if (failed) message.error(wordsOf(failed, language));
    else message.success(t.withdrawn);
  }
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {error && !data ? <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : null}
      <Table<ShownObjection>
        rowKey="id"
        size="middle"
        loading={fetching && !data}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.none} /> }}
        dataSource={[...((data?.sharingObjections ?? []) as readonly ShownObjection[])]}
        columns={[
          {
            title: t.record,
            key: 'record',
            render: (_, { field, record }) => <Link href={`/records/${field.split('.')[0]}/${record}`}>{record}</Link>,
          },
          { title: t.field, dataIndex: 'field' },
          { title: t.doubt, dataIndex: 'doubt' },
          { title: t.state, key: 'state', render: (_, objection) => <ObjectionState objection={objection} /> },
          {
            key: 'act',
            render: (_, { id, outcome }) =>
              outcome ? null : (
                <Button size="small" disabled={isSending} onClick={() => void withdraw(id)}>
                  {t.withdraw}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
