import Alert from 'antd/es/alert';
import Checkbox from 'antd/es/checkbox';
import DatePicker from 'antd/es/date-picker';
import Form, { type FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import Select from 'antd/es/select';
import type { Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import type { Draft } from '../../../drafting/documents.ts';
import { useLanguage } from '../../../language/language.ts';
import { useTexts } from '../../../language/texts.ts';
import type { AdminEntry } from '../../../sharing/admin-catalogue.ts';
import { maskWords } from '../../../sharing/masks.ts';
import { terms } from '../../../sharing/terms.ts';
import { type Edit, offeredFor, personal } from './edit.ts';
import { editTexts } from './texts.ts';

export interface EditValues {
  readonly edit: Edit;
  /** An open draft; a new one when there is none. */
  readonly target: string | undefined;
  readonly title: string;
}

const newDraft = 'new';

export function initialValues(draft: string | undefined): EditValues {
  const edit: Edit = {
    act: 'full',
    mask: undefined,
    operators: ['READ'],
    areas: [],
    validUntil: null,
    purpose: '',
    legalBasis: '',
    reason: '',
    replaces: false,
    assessment: undefined,
  };
  return { edit, target: draft, title: '' };
}

interface Fields {
  readonly act: Edit['act'];
  readonly mask?: string;
  readonly operators: Edit['operators'];
  readonly areas: readonly string[];
  readonly validUntil?: Dayjs | null;
  readonly purpose?: string;
  readonly legalBasis?: string;
  readonly reason?: string;
  readonly replaces?: boolean;
  readonly assessmentTitle?: string;
  readonly conclusion?: string;
  readonly target: string;
  readonly title?: string;
}

interface Props {
  readonly form: FormInstance;
  readonly values: EditValues;
  readonly entries: readonly AdminEntry[];
  readonly open: readonly Draft[];
  readonly suggestedTitle: string;
  readonly onChange: (values: EditValues) => void;
  readonly onSubmit: () => Promise<void>;
}

export function EditForm({ form, values, entries, open, suggestedTitle, onChange, onSubmit }: Props): ReactNode {
  const t = useTexts(editTexts);
  const words = useTexts(terms);
  const language = useLanguage();
  const { act } = values.edit;
  const gives = act === 'full' || act === 'masked';
  const { masks, operators } = offeredFor(entries, act);
  const isConditional = entries.some(({ category }) => category === 'CONDITIONAL');
  const isPersonal = gives && entries.some(({ sensitivity }) => personal.has(sensitivity));
  const needed = [{ required: true, whitespace: true, message: t.needed }];
  const target = values.target ?? newDraft;
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      scrollToFirstError={{ block: 'center' }}
      initialValues={{ act, operators: values.edit.operators, areas: [], target }}
      onFinish={onSubmit}
      onValuesChange={(changed: Partial<Fields>, all: Fields) => {
        // under a mask, a full grant that stays would show the value all the same
        const replaces = changed.act ? changed.act === 'masked' : (all.replaces ?? false);
        if (changed.act) form.setFieldValue('replaces', replaces);
        onChange(valuesOf({ ...all, replaces }));
      }}
    >
      <Form.Item name="act" label={t.act} extra={t.actHint[act]}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          options={(['full', 'masked', 'revoke', 'deny', 'lift'] as const).map((value) => ({
            value,
            label: t.acts[value],
            disabled: value === 'masked' && masks.length === 0,
          }))}
        />
      </Form.Item>
      {act === 'masked' ? (
        <Form.Item name="mask" label={t.mask} rules={[{ required: true, message: t.needed }]}>
          <Select options={masks.map((value) => ({ value, label: `${maskWords(value, language)}  ${value}` }))} />
        </Form.Item>
      ) : null}
      {gives || act === 'deny' ? (
        <>
          <Form.Item name="operators" label={gives ? t.operators : t.operatorsDeny}>
            <Checkbox.Group options={operators.map((value) => ({ value, label: words.operator[value] }))} />
          </Form.Item>
          <Form.Item name="areas" label={t.areas} extra={gives ? t.areasHint : t.areasDeny}>
            <Select mode="tags" tokenSeparators={[',', ' ', ',', '、']} suffixIcon={null} open={false} />
          </Form.Item>
          <Form.Item name="validUntil" label={t.until} extra={t.untilHint}>
            <DatePicker style={{ width: 220 }} disabledDate={(day) => day.valueOf() < Date.now()} />
          </Form.Item>
        </>
      ) : null}
      {gives ? (
        <>
          <Form.Item name="purpose" label={t.purpose} rules={isConditional ? needed : []}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="legalBasis" label={t.legalBasis} rules={isConditional ? needed : []}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="replaces" valuePropName="checked">
            <Checkbox>{t.replaces}</Checkbox>
          </Form.Item>
        </>
      ) : null}
      {isPersonal ? (
        <>
          <Alert
            type="warning"
            showIcon
            title={t.assessment}
            description={t.assessmentHint}
            style={{ marginBottom: 16 }}
          />
          <Form.Item name="assessmentTitle" label={t.assessmentTitle}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="conclusion" label={t.conclusion}>
            <Input.TextArea rows={3} />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="reason" label={t.reason} extra={t.reasonHint} rules={needed}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="target" label={t.target}>
        <Select
          options={[
            { value: newDraft, label: t.newDraft },
            ...open.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      </Form.Item>
      {target === newDraft ? (
        <Form.Item name="title" label={t.draftTitle}>
          <Input maxLength={120} placeholder={suggestedTitle} />
        </Form.Item>
      ) : null}
    </Form>
  );
}

function valuesOf(fields: Fields): EditValues {
  const { act, mask, operators, areas, validUntil, target, title = '' } = fields;
  const conclusion = fields.conclusion?.trim() ?? '';
  return {
    target: target === newDraft ? undefined : target,
    title,
    edit: {
      act,
      mask,
      operators,
      areas,
      validUntil: validUntil?.format('YYYY-MM-DD') ?? null,
      purpose: fields.purpose?.trim() ?? '',
      legalBasis: fields.legalBasis?.trim() ?? '',
      reason: fields.reason?.trim() ?? '',
      replaces: fields.replaces ?? false,
      assessment: conclusion
        ? { title: fields.assessmentTitle?.trim() || conclusion.slice(0, 40), conclusion }
        : undefined,
    },
  };
}
