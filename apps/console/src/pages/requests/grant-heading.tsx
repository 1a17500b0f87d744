import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { StateTag } from '../../sharing/tags.tsx';
import type { Grant } from './documents.ts';
import { deadlineWords } from './deadline-words.ts';
import { requestsTexts } from './texts.ts';

interface Props {
  readonly grant: Grant;
  readonly known: ReadonlyMap<string, CatalogueEntry>;
}

/** Which fields, what for, in which state and until when. */
export function GrantHeading({ grant, known }: Props): ReactNode {
  const t = useTexts(requestsTexts);
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
      <StateTag state={grant.state} />
    </Flex>
  );
}
