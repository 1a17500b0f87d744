import type { ComponentProps, ReactNode } from 'react';

/** Parts of a table that may be wider than its place: it takes the focus, so that keys scroll it. */
export const scrolledTable = { table: FocusableTable };

function FocusableTable(props: ComponentProps<'table'>): ReactNode {
  return <table {...props} tabIndex={0} />;
}
