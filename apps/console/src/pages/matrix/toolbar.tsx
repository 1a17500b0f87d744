import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import Switch from 'antd/es/switch';
import { type ReactNode, useMemo } from 'react';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { terms } from '../../sharing/terms.ts';
import { type MatrixFilter, typeOf } from './lines.ts';
import type { MatrixTable } from './table.ts';
import { matrixTexts } from './texts.ts';

interface Props {
  readonly table: MatrixTable;
  readonly filter: MatrixFilter;
  readonly isComparing: boolean;
  readonly isSelecting: boolean;
  readonly onChange: (filter: MatrixFilter) => void;
  readonly onSelecting: (isSelecting: boolean) => void;
  readonly children: ReactNode;
}

/** Search and filters of the matrix; what it is compared with stands beside them. */
export function Toolbar({
  table,
  filter,
  isComparing,
  isSelecting,
  onChange,
  onSelecting,
  children,
}: Props): ReactNode {
  const t = useTexts(matrixTexts);
  const { sensitivity } = useTexts(terms);
  const said = useSaid();
  const { plugins, types } = useMemo(() => {
    const entries = table.rows.map(({ entry }) => entry);
    const titles = new Map(
      entries.map((entry) => {
        const value = typeOf(entry.coordinate);
        return [value, value === 'Mutation' ? value : `${said(entry.typeTitle)} ${value}`] as const;
      }),
    );
    return {
      plugins: [...new Set(entries.map(({ plugin }) => plugin))].map((value) => ({ value, label: value })),
      types: [...titles].map(([value, label]) => ({ value, label })),
    };
  }, [table, said]);
  const select = {
    allowClear: true,
    showSearch: { optionFilterProp: 'label' },
    style: { flex: '1 1 140px', maxWidth: 200 },
  };
  const only = filter.only === 'different' && !isComparing ? 'all' : filter.only;
  return (
    <Flex wrap gap={8} align="center" role="search" style={{ marginBottom: 8 }}>
      <Input
        allowClear
        prefix={<SearchOutlined />}
        placeholder={t.search}
        aria-label={t.search}
        value={filter.words}
        onChange={({ target }) => onChange({ ...filter, words: target.value })}
        style={{ flex: '2 1 220px' }}
      />
      <Select
        {...select}
        placeholder={t.plugin}
        aria-label={t.plugin}
        value={filter.plugin}
        options={plugins}
        onChange={(plugin) => onChange({ ...filter, plugin })}
      />
      <Select
        {...select}
        placeholder={t.type}
        aria-label={t.type}
        value={filter.type}
        options={types}
        onChange={(type) => onChange({ ...filter, type })}
      />
      <Select
        {...select}
        placeholder={t.sensitivity}
        aria-label={t.sensitivity}
        value={filter.sensitivity}
        options={(['PUBLIC', 'INTERNAL', 'PERSONAL', 'SENSITIVE'] as const).map((value) => ({
          value,
          label: sensitivity[value],
        }))}
        onChange={(chosen) => onChange({ ...filter, sensitivity: chosen })}
      />
      <Select
        {...select}
        mode="multiple"
        maxTagCount={1}
        placeholder={t.departments}
        aria-label={t.departments}
        value={[...filter.departments]}
        options={table.departments.map(({ code, title }) => ({ value: code, label: said(title) }))}
        onChange={(departments) => onChange({ ...filter, departments })}
        style={{ flex: '1 1 180px', maxWidth: 280 }}
      />
      {children}
      <Segmented
        aria-label={t.onlyLabel}
        value={only}
        onChange={(chosen) => onChange({ ...filter, only: chosen })}
        options={(['all', 'held', 'different'] as const).map((value) => ({
          value,
          label: t.only[value],
          disabled: value === 'different' && !isComparing,
        }))}
      />
      <label title={t.selectingHint} style={{ whiteSpace: 'nowrap' }}>
        <Switch size="small" checked={isSelecting} onChange={onSelecting} aria-label={t.selectingHint} /> {t.selecting}
      </label>
    </Flex>
  );
}
