import Badge from 'antd/es/badge';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Skeleton from 'antd/es/skeleton';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { type Said, useLanguage, useSaid } from '../language/language.ts';
import { useTexts } from '../language/texts.ts';
import { writeTime } from '../language/times.ts';
import { PageTitle } from '../page/page-title.tsx';
import { LoadFailed } from '../sharing/load-failed.tsx';
import { noticesTexts } from './texts.ts';

/** A notice, as both endpoints have it. */
export interface Notice {
  readonly id: string;
  readonly at: string;
  readonly read: boolean;
  readonly kind: string;
  readonly subject: string;
  readonly text: Said;
}

interface Props {
  readonly notices: readonly Notice[] | undefined;
  readonly error: CombinedError | undefined;
  readonly isMarking: boolean;
  readonly onMarkRead: (ids: string[]) => void;
  readonly onReload: () => void;
  /** What leads from a notice to what it is about. */
  readonly linkOf?: (notice: Notice) => ReactNode;
}

/** What one was told, the newest first. */
export function NoticeList({ notices, error, isMarking, onMarkRead, onReload, linkOf }: Props): ReactNode {
  const t = useTexts(noticesTexts);
  const said = useSaid();
  const language = useLanguage();
  const unread = (notices ?? []).filter(({ read }) => !read).map(({ id }) => id);
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        {unread.length > 0 ? (
          <Button loading={isMarking} onClick={() => onMarkRead(unread)}>
            {t.markRead}
          </Button>
        ) : null}
      </PageTitle>
      {error && !notices ? <LoadFailed error={error} retry={onReload} /> : null}
      {notices || error ? null : <Skeleton active />}
      {notices?.length === 0 ? (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing} />
        </Card>
      ) : null}
      <Flex vertical gap={8}>
        {notices?.map((notice) => (
          <Card key={notice.id} size="small">
            <Flex wrap gap="4px 16px" align="baseline">
              <div style={{ flex: '1 1 280px' }}>
                {notice.read ? null : <Badge status="processing" title={t.unread} style={{ marginInlineEnd: 8 }} />}
                <Typography.Text strong={!notice.read}>{said(notice.text)}</Typography.Text>
              </div>
              <Typography.Text type="secondary">{writeTime(notice.at, language)}</Typography.Text>
              {linkOf?.(notice)}
            </Flex>
          </Card>
        ))}
      </Flex>
    </>
  );
}
