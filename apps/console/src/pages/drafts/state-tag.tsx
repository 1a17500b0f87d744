import Tag from 'antd/es/tag';
import type { ReactNode } from 'react';
import type { DraftState } from '../../drafting/documents.ts';
import { useTexts } from '../../language/texts.ts';
import { draftTexts } from './texts.ts';

const colors: Readonly<Record<DraftState, string>> = {
  OPEN: 'blue',
  SUBMITTED: 'gold',
  APPROVED: 'cyan',
  ACTIVATED: 'green',
  REFUSED: 'red',
  ABANDONED: 'default',
};

export function StateTag({ state }: { readonly state: DraftState }): ReactNode {
  const t = useTexts(draftTexts);
  return <Tag color={colors[state]}>{t.state[state]}</Tag>;
}
