import theme from 'antd/es/theme';
import type { ReactNode } from 'react';

interface Props {
  readonly calls: number;
  readonly refused: number;
  /** Calls of the longest bar. */
  readonly most: number;
}

/** Calls of a day as a bar, the refused ones in red at its end. The numbers stand beside it. */
export function DayBar({ calls, refused, most }: Props): ReactNode {
  const { token } = theme.useToken();
  const part = (count: number): string => `${(count / most) * 100}%`;
  return (
    <span aria-hidden style={{ display: 'flex', flex: '1 1 120px', minWidth: 80, height: 10 }}>
      <span style={{ width: part(calls - refused), background: token.colorPrimary }} />
      <span style={{ width: part(refused), background: token.colorError }} />
    </span>
  );
}
