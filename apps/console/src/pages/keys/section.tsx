import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** What is chosen for the section, beside its title. */
  readonly choice?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, choice, children }: Props): ReactNode {
  return (
    <section>
      <Flex wrap align="center" gap="8px 16px" style={{ marginBottom: 8 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {title}
        </Typography.Title>
        {choice}
      </Flex>
      {children}
    </section>
  );
}
