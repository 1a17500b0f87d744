import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';

/** One of the answers to what would happen. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section>
      <Typography.Title level={3} style={{ fontSize: 14, margin: '0 0 6px' }}>
        {title}
      </Typography.Title>
      <Flex vertical gap={6}>
        {children}
      </Flex>
    </section>
  );
}
