import Segmented from 'antd/es/segmented';
import type { ReactNode } from 'react';

interface Props<T extends string> {
  readonly tabs: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  readonly label: string;
  readonly onChoose: (tab: T) => void;
}

/** The parts of a page, of which one is shown. */
export function TabBar<T extends string>({ tabs, chosen, label, onChoose }: Props<T>): ReactNode {
  return (
    <div style={{ overflowX: 'auto', marginBottom: 16 }}>
      <Segmented<T> aria-label={label} value={chosen} options={[...tabs]} onChange={onChoose} />
    </div>
  );
}
