import Card from 'antd/es/card';
import Descriptions from 'antd/es/descriptions';
import Skeleton from 'antd/es/skeleton';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { gql, useQuery } from 'urql';
import type { RootList } from '../../graph/root-lists.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { RaiseObjection } from '../../objections/raise-objection.tsx';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { FieldValue, titleOf } from './field-value.tsx';
import { recordDocument, type ShownField } from './shape.ts';
import { recordsTexts } from './texts.ts';
import { isEmpty } from './value-text.ts';

export interface Rows {
  readonly list: { readonly totalCount?: number; readonly nodes: readonly Readonly<Record<string, any>>[] };
}

interface Props {
  readonly title: string;
  readonly list: RootList;
  readonly id: string;
  readonly fields: readonly ShownField[];
  readonly missing: string;
  /** Whether fields without a value are left out. */
  readonly hidesEmpty?: boolean;
}

/** Some fields of a record, read by themselves, so that what fails in one card leaves the others. */
export function RecordCard({ title, list, id, fields, missing, hidesEmpty = false }: Props): ReactNode {
  const t = useTexts(recordsTexts);
  const language = useLanguage();
  const [{ data, error }, reload] = useQuery<Rows>({ query: gql(recordDocument(list, fields)), variables: { id } });
  const record = data?.list.nodes[0];
  const shown = record && hidesEmpty ? fields.filter(({ name }) => !isEmpty(record[name])) : fields;
  return (
    <Card
      size="small"
      title={title}
      extra={
        record ? (
          <RaiseObjection
            record={id}
            fields={fields.map(({ name, description }) => ({
              value: `${list.type}.${name}`,
              label: titleOf(description, language),
            }))}
          />
        ) : null
      }
    >
      {error && !data ? <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : null}
      {!data && !error ? <Skeleton active /> : null}
      {data && !record ? missing : null}
      {record ? (
        <>
          <Descriptions
            size="small"
            column={{ xs: 1, md: shown.some(({ kind }) => kind === 'many') ? 1 : 2 }}
            items={shown.map((field) => ({
              key: field.name,
              label: titleOf(field.description, language),
              children: <FieldValue field={field} value={record[field.name]} />,
            }))}
          />
          {shown.length < fields.length ? (
            <Typography.Text type="secondary">{t.left(fields.length - shown.length)}</Typography.Text>
          ) : null}
        </>
      ) : null}
    </Card>
  );
}
