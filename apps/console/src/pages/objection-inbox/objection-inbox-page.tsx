import Button from 'antd/es/button';
import Empty from 'antd/es/empty';
import Segmented from 'antd/es/segmented';
import Table from 'antd/es/table';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { admin } from '../../graph/admin.ts';
import { useTexts } from '../../language/texts.ts';
import { ObjectionState, type ShownObjection } from '../../objections/objection-state.tsx';
import { objectionTexts } from '../../objections/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { useSession } from '../../session/session.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { AnswerDialog } from './answer-dialog.tsx';

const query = admin(`
  query ObjectionInbox($open: Boolean!) {
    objections(open: $open, first: 200) { id department field record doubt answerDue isOverdue outcome answer }
  }
`);

type Row = ShownObjection & { readonly department: string };

/** Values that departments doubt, to be verified and answered by keepers of the catalogue. */
export default function ObjectionInboxPage(): ReactNode {
  const t = useTexts(objectionTexts);
  const { session } = useSession();
  const [isOpen, setIsOpen] = useState(true);
  const [answering, setAnswering] = useState<Row>();
  const [{ data, error, fetching }, reload] = useQuery({ query, variables: { open: isOpen } });
  const refresh = (): void => reload({ requestPolicy: 'network-only' });
  const mayAnswer = session.kind === 'admin' && session.roles.includes('catalogue-keeper');
  return (
    <>
      <PageTitle title={t.title} lead={t.inboxLead} />
      <Segmented
        value={isOpen ? 'open' : 'answered'}
        onChange={(chosen) => setIsOpen(chosen === 'open')}
        options={[
          { value: 'open', label: t.open },
          { value: 'answered', label: t.answered },
        ]}
        style={{ marginBottom: 16 }}
      />
      {error && !data ? <LoadFailed error={error} retry={refresh} /> : null}
      <Table<Row>
        rowKey="id"
        size="middle"
        loading={fetching && !data}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.inboxNone} /> }}
        dataSource={[...((data?.objections ?? []) as readonly Row[])]}
        columns={[
          { title: t.department, dataIndex: 'department' },
          { title: t.field, dataIndex: 'field' },
          { title: t.record, dataIndex: 'record' },
          { title: t.doubt, dataIndex: 'doubt' },
          { title: t.state, key: 'state', render: (_, objection) => <ObjectionState objection={objection} /> },
          {
            key: 'act',
            render: (_, objection) =>
              objection.outcome || !mayAnswer ? null : (
                <Button type="primary" size="small" onClick={() => setAnswering(objection)}>
                  {t.answer}
                </Button>
              ),
          },
        ]}
      />
      {answering ? (
        <AnswerDialog
          objection={answering}
          onClose={() => {
            setAnswering(undefined);
            refresh();
          }}
        />
      ) : null}
    </>
  );
}
