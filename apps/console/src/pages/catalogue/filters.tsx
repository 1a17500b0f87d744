import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { type ReactNode, useMemo } from 'react';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { terms } from '../../sharing/terms.ts';
import type { CatalogueFilter } from '../../sharing/search.ts';
import { catalogueTexts } from './texts.ts';

interface Props {
  readonly entries: readonly CatalogueEntry[];
  readonly filter: CatalogueFilter;
  readonly onChange: (filter: CatalogueFilter) => void;
}

export function Filters({ entries, filter, onChange }: Props): ReactNode {
  const t = useTexts(catalogueTexts);
  const { category } = useTexts(terms);
  const said = useSaid();
  const types = useMemo(
    () => [
      ...new Map(
        entries.map((entry) => {
          const value = entry.coordinate.split('.')[0]!;
          // each mutation has the title of what it changes
          return [value, { value, label: value === 'Mutation' ? 'Mutation' : said(entry.typeTitle) }] as const;
        }),
      ).values(),
    ],
    [entries, said],
  );
  const style = { flex: '1 1 150px', maxWidth: 220 };
  return (
    <Flex wrap gap={8} style={{ marginBottom: 16 }} role="search">
      <Input
        size="large"
        allowClear
        autoFocus
        prefix={<SearchOutlined />}
        placeholder={t.search}
        aria-label={t.search}
        value={filter.words}
        onChange={({ target }) => onChange({ ...filter, words: target.value })}
        style={{ flex: '1 1 320px' }}
      />
      <Select
        size="large"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t.type}
        aria-label={t.type}
        value={filter.type}
        options={types}
        onChange={(type) => onChange({ ...filter, type })}
        style={style}
      />
      <Select
        size="large"
        allowClear
        placeholder={t.category}
        aria-label={t.category}
        value={filter.category}
        options={(['UNCONDITIONAL', 'CONDITIONAL'] as const).map((value) => ({ value, label: category[value] }))}
        onChange={(chosen) => onChange({ ...filter, category: chosen })}
        style={style}
      />
      <Select
        size="large"
        allowClear
        placeholder={t.holding}
        aria-label={t.holding}
        value={filter.holding}
        options={(['held', 'masked', 'none'] as const).map((value) => ({ value, label: t.holdings[value] }))}
        onChange={(holding) => onChange({ ...filter, holding })}
        style={style}
      />
    </Flex>
  );
}
