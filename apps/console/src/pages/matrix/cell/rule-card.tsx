import Card from 'antd/es/card';
import Descriptions from 'antd/es/descriptions';
import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  readonly isOver: boolean;
  readonly facts: readonly (readonly [label: string, text: ReactNode])[];
}

/** A grant or denial; one that holds no more is faint. */
export function RuleCard({ title, isOver, facts }: Props): ReactNode {
  return (
    <Card
      size="small"
      type="inner"
      title={title}
      styles={{ title: { whiteSpace: 'normal' } }}
      style={isOver ? { opacity: 0.75 } : {}}
    >
      <Descriptions
        column={1}
        size="small"
        styles={{ label: { width: 108 } }}
        items={facts.flatMap(([label, children]) =>
          children === null || children === '' || children === undefined ? [] : [{ key: label, label, children }],
        )}
      />
    </Card>
  );
}
