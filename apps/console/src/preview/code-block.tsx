import theme from 'antd/es/theme';
import type { ReactNode } from 'react';

/** A text of a program, to read and to scroll. */
export function CodeBlock({ text, height = 320 }: { readonly text: string; readonly height?: number }): ReactNode {
  const { token } = theme.useToken();
  return (
    <pre
      tabIndex={0}
      style={{
        margin: 0,
        padding: 12,
        maxHeight: height,
        overflow: 'auto',
        fontSize: 12,
        borderRadius: 6,
        background: token.colorFillTertiary,
        whiteSpace: 'pre-wrap',
        wordBreak: 'break-word',
      }}
    >
      {text}
    </pre>
  );
}
