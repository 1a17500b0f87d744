import Badge from 'antd/es/badge';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Skeleton from 'antd/es/skeleton';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { department } from '../../graph/department.ts';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { noticesTexts } from './texts.ts';

const notices = department(`
  query Notices {
    sharingNotices(first: 100) { id kind at read subject text { zh en } }
  }
`);

const markRead = department(`
  mutation MarkRead($ids: [ID!]!) { markSharingNoticesRead(ids: $ids) }
`);

/** What the department was told, the newest first. */
export default function NoticesPage(): ReactNode {
  const t = useTexts(noticesTexts);
  const said = useSaid();
  const language = useLanguage();
  const [{ data, error }, reload] = useQuery({ query: notices });
  const [{ fetching }, send] = useMutation(markRead);
  const all = data?.sharingNotices ?? [];
  const unread = all.filter(({ read }) => !read).map(({ id }) => id);
  const refresh = (): void => reload({ requestPolicy: 'network-only' });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        {unread.length > 0 ? (
          <Button loading={fetching} onClick={() => void send({ ids: unread }).then(refresh)}>
            {t.markRead}
          </Button>
        ) : null}
      </PageTitle>
      {error && !data ? <LoadFailed error={error} retry={refresh} /> : null}
      {data || error ? null : <Skeleton active />}
      {data && all.length === 0 ? (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing} />
        </Card>
      ) : null}
      <Flex vertical gap={8}>
        {all.map((notice) => (
          <Card key={notice.id} size="small">
            <Flex wrap gap="4px 16px" align="baseline">
              <div style={{ flex: '1 1 280px' }}>
                {notice.read ? null : <Badge status="processing" title={t.unread} style={{ marginInlineEnd: 8 }} />}
                <Typography.Text strong={!notice.read}>{said(notice.text)}</Typography.Text>
              </div>
              <Typography.Text type="secondary">{writeTime(notice.at, language)}</Typography.Text>
              <Link href={`/requests/${notice.subject}`}>{t.open}</Link>
            </Flex>
          </Card>
        ))}
      </Flex>
    </>
  );
}
