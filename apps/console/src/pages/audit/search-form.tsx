import Button from 'antd/es/button';
import DatePicker from 'antd/es/date-picker';
import Flex from 'antd/es/flex';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useMemo, useState } from 'react';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { useNames } from '../../sharing/names.ts';
import type { AuditFilter } from './documents.ts';
import { PersonChoice, type PersonFilter } from './person-choice.tsx';
import { auditTexts } from './texts.ts';

interface Values {
  readonly coordinate?: string;
  readonly department?: string;
  readonly range?: readonly [Dayjs | null, Dayjs | null] | null;
  readonly purpose?: string;
  readonly kind: 'READ' | 'PREVIEW' | 'ADMIN' | 'SYSTEM' | 'ALL';
  readonly outcome?: string;
}

interface Props {
  readonly isSearching: boolean;
  readonly onSearch: (filter: AuditFilter) => void;
}

const outcomes = ['ok', 'FIELD_NOT_GRANTED', 'RATE_LIMITED', 'BAD_USER_INPUT', 'TIMEOUT'] as const;

/** By person, field, department, time, purpose, kind and outcome. */
export function SearchForm({ isSearching, onSearch }: Props): ReactNode {
  const t = useTexts(auditTexts);
  const said = useSaid();
  const names = useNames();
  const [form] = Form.useForm<Values>();
  const [person, setPerson] = useState<PersonFilter>({});
  const fields = useMemo(() => {
    const types = [...new Set(names.fields.map(({ coordinate }) => coordinate.split('.')[0]!))];
    return [
      ...types.map((type) => ({ value: `${type}.`, label: t.wholeType(names.ofType(type)) })),
      ...names.fields.map(({ coordinate }) => ({
        value: coordinate,
        label: `${names.ofField(coordinate)} (${coordinate})`,
      })),
    ];
  }, [names, t]);
  function search(values: Values, chosen: PersonFilter = person): void {
    const [from, to] = values.range ?? [];
    onSearch({
      ...chosen,
      coordinate: values.coordinate ?? null,
      department: values.department ?? null,
      purpose: values.purpose?.trim() || null,
      outcome: values.outcome ?? null,
      kinds: values.kind === 'ALL' ? null : [values.kind],
      from: from?.startOf('day').toISOString() ?? null,
      to: to?.add(1, 'day').startOf('day').toISOString() ?? null,
    });
  }
  const ranges = [
    { label: t.today, value: [dayjs(), dayjs()] as [Dayjs, Dayjs] },
    { label: t.week, value: [dayjs().subtract(6, 'day'), dayjs()] as [Dayjs, Dayjs] },
    { label: t.month, value: [dayjs().subtract(29, 'day'), dayjs()] as [Dayjs, Dayjs] },
  ];
  const style = { marginBottom: 0, minWidth: 0 };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      role="search"
      initialValues={{ kind: 'READ' }}
      onFinish={(values) => search(values)}
      style={{ marginBottom: 16 }}
    >
      <PersonChoice
        onChoose={(chosen) => {
          setPerson(chosen);
          search(form.getFieldsValue(), chosen);
        }}
      />
      <div
        style={{
          display: 'grid',
          gap: 12,
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 230px), 1fr))',
          alignItems: 'end',
        }}
      >
        <Form.Item name="coordinate" label={t.field} style={style}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t.anyField} options={fields} />
        </Form.Item>
        <Form.Item name="department" label={t.department} style={style}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t.anyDepartment}
            options={names.departments.map(({ code, title }) => ({ value: code, label: said(title) }))}
          />
        </Form.Item>
        <Form.Item name="range" label={t.time} style={style}>
          <DatePicker.RangePicker presets={ranges} allowEmpty={[true, true]} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="purpose" label={t.purpose} style={style}>
          <Input allowClear placeholder={t.purposeHint} />
        </Form.Item>
        <Form.Item name="kind" label={t.kind} style={style}>
          <Select
            options={(['READ', 'PREVIEW', 'ADMIN', 'SYSTEM', 'ALL'] as const).map((value) => ({
              value,
              label: t.kinds[value],
            }))}
          />
        </Form.Item>
        <Form.Item name="outcome" label={t.outcome} style={style}>
          <Select
            allowClear
            placeholder={t.anyOutcome}
            options={outcomes.map((value) => ({ value, label: t.outcomes[value] }))}
          />
        </Form.Item>
        <Flex gap={8}>
          <Button type="primary" htmlType="submit" loading={isSearching}>
            {t.search}
          </Button>
          <Button
            onClick={() => {
              form.resetFields();
              search(form.getFieldsValue());
            }}
          >
            {t.clear}
          </Button>
        </Flex>
      </div>
    </Form>
  );
}
