import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Checkbox from 'antd/es/checkbox';
import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import Select from 'antd/es/select';
import type { Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { type Fault, faultsOf, wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { useDepartment } from '../../session/session.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { maskWords } from '../../sharing/masks.ts';
import { terms } from '../../sharing/terms.ts';
import { type Request, requestSharing } from './documents.ts';
import { FieldSelect } from './field-select.tsx';
import { offered } from '../../sharing/offered.ts';
import type { Sent } from './sent-result.tsx';
import { askTexts } from './texts.ts';

interface Values extends Pick<Request, 'fields' | 'purpose' | 'legalBasis' | 'mask'> {
  readonly access: 'FULL' | 'MASKED';
  readonly operators: NonNullable<Request['operators']>;
  readonly areas: readonly string[];
  readonly validUntil?: Dayjs | null;
}

interface Props {
  readonly entries: readonly CatalogueEntry[] | undefined;
  readonly named: readonly string[];
  readonly onSent: (sent: Sent) => void;
}

const places = ['fields', 'purpose', 'legalBasis', 'access', 'mask', 'operators', 'areas', 'validUntil'] as const;

/** The conditions of a request; what the server finds wrong is shown at the item that it is about. */
export function AskForm({ entries, named, onSent }: Props): ReactNode {
  const t = useTexts(askTexts);
  const words = useTexts(terms);
  const language = useLanguage();
  const { department } = useDepartment();
  const [form] = Form.useForm<Values>();
  const [{ fetching }, send] = useMutation(requestSharing);
  const [rest, setRest] = useState<string>();
  const fields = Form.useWatch('fields', form) ?? named;
  const access = Form.useWatch('access', form) ?? 'FULL';
  const chosen = (entries ?? []).filter(({ coordinate }) => fields.includes(coordinate));
  const { masks, operators, isConditional, isPersonal } = offered(chosen, access);
  async function submit(values: Values): Promise<void> {
    setRest(undefined);
    const { validUntil, areas, mask, ...same } = values;
    const { data, error } = await send({
      request: {
        ...same,
        operators: values.operators.filter((one) => operators.includes(one)),
        mask: access === 'MASKED' ? (mask ?? null) : null,
        areas: areas.length > 0 ? [...areas] : null,
        validUntil: validUntil?.format('YYYY-MM-DD') ?? null,
      },
    });
    if (data) return onSent(data.requestSharing);
    if (!error) return;
    const faults = faultsOf(error);
    showAt(faults);
    if (faults.length === 0) setRest(wordsOf(error, language));
  }
  function showAt(faults: readonly Fault[]): void {
    const byPlace = Map.groupBy(faults, ({ where }) => places.find((place) => place === where) ?? 'fields');
    form.setFields(
      places.map((name) => ({
        name,
        errors: (byPlace.get(name) ?? []).map((fault) =>
          places.some((place) => place === fault.where) ? fault[language] : `${fault.where} ${fault[language]}`,
        ),
      })),
    );
    const [first] = byPlace.keys();
    if (first) form.scrollToField(first, { block: 'center' });
  }
  const required = [{ required: isConditional, whitespace: true, message: t.required }];
  return (
    <Card style={{ maxWidth: 760 }}>
      <Form<Values>
        form={form}
        layout="vertical"
        scrollToFirstError={{ block: 'center' }}
        onFinish={submit}
        initialValues={{
          fields: named,
          purpose: '',
          legalBasis: '',
          access: 'FULL',
          operators: ['READ'],
          areas: [],
        }}
      >
        <Form.Item
          name="fields"
          label={t.fields}
          extra={t.fieldsHint}
          rules={[{ required: true, type: 'array', min: 1, message: t.required }]}
        >
          <FieldSelect entries={entries} />
        </Form.Item>
        {isPersonal ? <Alert type="warning" showIcon title={t.personal} style={{ marginBottom: 24 }} /> : null}
        <Form.Item name="purpose" label={t.purpose} extra={t.purposeHint} rules={required} required={isConditional}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="legalBasis"
          label={t.legalBasis}
          extra={t.legalBasisHint}
          rules={required}
          required={isConditional}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="access" label={t.access}>
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            options={[
              { value: 'FULL', label: t.full },
              { value: 'MASKED', label: t.masked, disabled: chosen.every((entry) => entry.masks.length === 0) },
            ]}
          />
        </Form.Item>
        {access === 'MASKED' ? (
          <Form.Item
            name="mask"
            label={t.mask}
            extra={masks.length > 0 ? t.maskHint : t.noMask}
            rules={[{ required: true, message: t.required }]}
          >
            <Select options={masks.map((value) => ({ value, label: `${maskWords(value, language)}  ${value}` }))} />
          </Form.Item>
        ) : null}
        <Form.Item name="operators" label={t.operators} extra={access === 'MASKED' ? t.maskedOperators : undefined}>
          <Checkbox.Group
            style={{ flexDirection: 'column', gap: 4 }}
            options={operators.map((value) => ({
              value,
              label: `${words.operator[value]} — ${words.operatorMeaning[value]}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="areas" label={t.area} extra={t.areaHint}>
          <Select
            mode="tags"
            tokenSeparators={[',', ' ', ',', '、']}
            placeholder={t.jurisdiction(department.areas.join('、'))}
            suffixIcon={null}
            open={false}
          />
        </Form.Item>
        <Form.Item name="validUntil" label={t.until} extra={t.untilHint}>
          <DatePicker style={{ width: 220 }} disabledDate={(day) => day.valueOf() < Date.now()} />
        </Form.Item>
        {rest === undefined ? null : (
          <Alert type="error" showIcon title={t.others} description={rest} style={{ marginBottom: 24 }} />
        )}
        <Button type="primary" size="large" htmlType="submit" loading={fetching}>
          {t.submit}
        </Button>
      </Form>
    </Card>
  );
}
