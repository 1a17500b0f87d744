import theme from 'antd/es/theme';
import type { ReactNode } from 'react';

/** Text as it was written, in a box that scrolls by itself. */
export function CodeBlock({ text }: { readonly text: string }): ReactNode {
  const { token } = theme.useToken();
  return (
    <pre
      tabIndex={0}
      style={{
        margin: 0,
        padding: 12,
        maxHeight: 320,
        overflow: 'auto',
        borderRadius: 6,
        background: token.colorFillTertiary,
      }}
    >
      {text}
    </pre>
  );
}
