import Table from 'antd/es/table';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { half } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { ShownField } from './shape.ts';
import { recordsTexts } from './texts.ts';
import { useValueText } from './value-text.ts';

/** A field of a record: a value, the values of another record, or a table of the first of a list. */
export function FieldValue({ field, value }: { readonly field: ShownField; readonly value: any }): ReactNode {
  const t = useTexts(recordsTexts);
  const language = useLanguage();
  const textOf = useValueText();
  if (field.kind === 'value') return textOf(value, field);
  if (value === null || value === undefined) return t.empty;
  if (field.kind === 'one') return field.values.map((one) => textOf(value[one.name], one)).join(' · ');
  const nodes: readonly Readonly<Record<string, unknown>>[] = value.nodes ?? [];
  if (nodes.length === 0) return t.none;
  return (
    <>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...nodes]}
        columns={field.values.map((one) => ({
          title: titleOf(one.description, language),
          key: one.name,
          render: (_: unknown, row: Readonly<Record<string, unknown>>) => textOf(row[one.name], one),
        }))}
      />
      {value.totalCount > nodes.length ? (
        <Typography.Text type="secondary">{t.more(nodes.length, value.totalCount)}</Typography.Text>
      ) : null}
    </>
  );
}

/** The title of a field in one language, without what stands in brackets. */
export function titleOf(description: string, language: 'zh' | 'en'): string {
  const title = half(description.split('\n')[0] ?? '', language);
  return title.replace(/\s*[((].*$/, '') || title;
}
