import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly children?: ReactNode;
}

/** The heading of a page: what it is, what for, and what can be done on all of it. */
export function PageTitle({ title, lead, children }: Props): ReactNode {
  return (
    <header className="page-title">
      <Typography.Title level={1}>{title}</Typography.Title>
      <Typography.Text type="secondary" style={{ flex: 1, minWidth: 200 }}>
        {lead}
      </Typography.Text>
      {children}
    </header>
  );
}
