import Flex from 'antd/es/flex';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { terms } from '../../sharing/terms.ts';
import type { Grant } from './documents.ts';
import { deadlineWords } from './deadline-words.ts';
import { requestsTexts } from './texts.ts';

const colors = {
  REQUESTED: 'gold',
  APPROVED: 'blue',
  ACTIVE: 'cyan',
  EXPIRED: 'default',
  REVOKED: 'red',
  REFUSED: 'red',
  WITHDRAWN: 'default',
} as const;

interface Props {
  readonly grant: Grant;
  readonly known: ReadonlyMap<string, CatalogueEntry>;
}

/** Which fields, what for, in which state and until when. */
export function GrantHeading({ grant, known }: Props): ReactNode {
  const t = useTexts(requestsTexts);
  const { state } = useTexts(terms);
  const said = useSaid();
  const language = useLanguage();
  const names = grant.fields.slice(0, 3).map((coordinate) => {
    const entry = known.get(coordinate);
    return entry ? `${said(entry.typeTitle)} · ${said(entry.title)}` : coordinate;
  });
  const list = names.join(language === 'zh' ? '、' : ', ');
  return (
    <Flex wrap gap="4px 16px" align="baseline">
      <Typography.Text strong style={{ flex: '1 1 260px' }}>
        {list}
        {grant.fields.length > 3 ? ` … ${t.more(grant.fields.length)}` : ''}
      </Typography.Text>
      <Typography.Text type={grant.isOverdue ? 'danger' : 'secondary'}>
        {deadlineWords(grant, t, language)}
      </Typography.Text>
      <Tag color={colors[grant.state]} style={{ marginInlineEnd: 0 }}>
        {state[grant.state]}
      </Tag>
    </Flex>
  );
}
