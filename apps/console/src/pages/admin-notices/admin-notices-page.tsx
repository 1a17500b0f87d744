import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { admin } from '../../graph/admin.ts';
import { useTexts } from '../../language/texts.ts';
import { NoticeList } from '../../notices/notice-list.tsx';
import { noticesTexts } from '../../notices/texts.ts';

const query = admin(`
  query AdminNotices {
    notices(first: 100) { id at read kind subject text { zh en } }
  }
`);

const markRead = admin(`
  mutation MarkRead($ids: [ID!]!) { markNoticesRead(ids: $ids) }
`);

/** What the roles of the admin were told. */
export default function AdminNoticesPage(): ReactNode {
  const t = useTexts(noticesTexts);
  const [{ data, error }, reload] = useQuery({ query });
  const [{ fetching }, send] = useMutation(markRead);
  const refresh = (): void => reload({ requestPolicy: 'network-only' });
  return (
    <NoticeList
      notices={data?.notices}
      error={error}
      isMarking={fetching}
      onMarkRead={(ids) => void send({ ids }).then(refresh)}
      onReload={refresh}
      linkOf={({ kind, subject }) => {
        // only approvers are told of requests
        if (kind === 'request') return <Link href={`/approvals/${subject}`}>{t.open}</Link>;
        return kind === 'objection' ? <Link href="/objection-inbox">{t.open}</Link> : null;
      }}
    />
  );
}
