import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly hint: string;
  /** What can be done about it. */
  readonly children: ReactNode;
}

/** A page that says why there is no other one. */
export function NoticePage({ title, hint, children }: Props): ReactNode {
  return (
    <Flex vertical align="center" gap={12} style={{ padding: '16vh 16px 0', textAlign: 'center' }}>
      <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
        {title}
      </Typography.Title>
      <Typography.Text type="secondary">{hint}</Typography.Text>
      <div style={{ marginTop: 12 }}>{children}</div>
    </Flex>
  );
}
