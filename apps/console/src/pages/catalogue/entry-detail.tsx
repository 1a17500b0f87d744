import Descriptions from 'antd/es/descriptions';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { CategoryTag, SensitivityTag } from '../../sharing/tags.tsx';
import { terms, wordFor } from '../../sharing/terms.ts';
import { Holding } from './holding.tsx';
import { MaskExamples } from './mask-examples.tsx';
import { ReadingQuery } from './reading-query-block.tsx';
import { catalogueTexts } from './texts.ts';

/** All that is known about a field: what it is, what we have of it, how masks show it, how it is read. */
export function EntryDetail({ entry }: { readonly entry: CatalogueEntry }): ReactNode {
  const t = useTexts(catalogueTexts);
  const { cycle, operator } = useTexts(terms);
  const said = useSaid();
  const facts = [
    { key: 'meaning', label: t.meaning, children: said(entry.description) },
    {
      key: 'share',
      label: t.share,
      children: (
        <Flex wrap gap={4}>
          <CategoryTag category={entry.category} />
          <SensitivityTag sensitivity={entry.sensitivity} />
        </Flex>
      ),
    },
    { key: 'source', label: t.source, children: entry.source },
    { key: 'updates', label: t.updates, children: wordFor(cycle, entry.updateCycle) },
    { key: 'legalBasis', label: t.legalBasis, children: entry.legalBasis },
    { key: 'grantable', label: t.grantable, children: entry.operators.map((one) => operator[one]).join(' · ') },
    { key: 'plugin', label: t.plugin, children: entry.plugin },
    {
      key: 'coordinate',
      label: t.coordinate,
      children: (
        <Typography.Text code copyable>
          {entry.coordinate}
        </Typography.Text>
      ),
    },
  ].filter(({ children }) => children !== null && children !== '');
  return (
    <Flex vertical gap={24}>
      <Descriptions column={1} size="small" items={facts} styles={{ label: { width: 132 } }} />
      <Holding entry={entry} />
      {entry.masks.length > 0 ? <MaskExamples entry={entry} /> : null}
      <ReadingQuery entry={entry} />
    </Flex>
  );
}
