import Tag from 'antd/es/tag';
import type { ReactNode } from 'react';
import { useTexts } from '../language/texts.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { terms } from './terms.ts';

export function CategoryTag({ category }: Pick<CatalogueEntry, 'category'>): ReactNode {
  const t = useTexts(terms);
  return <Tag color={category === 'UNCONDITIONAL' ? 'green' : 'gold'}>{t.category[category]}</Tag>;
}

export function SensitivityTag({ sensitivity }: Pick<CatalogueEntry, 'sensitivity'>): ReactNode {
  const t = useTexts(terms);
  const color = { PUBLIC: 'default', INTERNAL: 'default', PERSONAL: 'orange', SENSITIVE: 'red' }[sensitivity];
  return <Tag color={color}>{t.sensitivity[sensitivity]}</Tag>;
}

/** Whether the department can read a field, at a glance. */
export function HoldingTag({ holding }: Pick<CatalogueEntry, 'holding'>): ReactNode {
  const t = useTexts(terms);
  const read = (holding?.read ?? 'none') as 'full' | 'masked' | 'none';
  const color = { full: 'cyan', masked: 'blue', none: 'default' }[read];
  return (
    <>
      <Tag color={color}>{t.holding[read]}</Tag>
      {holding?.partial === true && read !== 'none' ? <Tag>{t.holding.partial}</Tag> : null}
    </>
  );
}

const stateColors = {
  REQUESTED: 'gold',
  APPROVED: 'blue',
  ACTIVE: 'cyan',
  EXPIRED: 'default',
  REVOKED: 'red',
  REFUSED: 'red',
  WITHDRAWN: 'default',
} as const;

/** How far a request or grant is. */
export function StateTag({ state }: { readonly state: keyof typeof stateColors }): ReactNode {
  const t = useTexts(terms);
  return (
    <Tag color={stateColors[state]} style={{ marginInlineEnd: 0 }}>
      {t.state[state]}
    </Tag>
  );
}
