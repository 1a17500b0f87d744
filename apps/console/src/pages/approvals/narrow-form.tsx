import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import DatePicker from 'antd/es/date-picker';
import Flex from 'antd/es/flex';
import Form from 'antd/es/form';
import Radio from 'antd/es/radio';
import Select from 'antd/es/select';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { faultsOf, wordsOf } from '../../graph/problems.ts';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { clockTime } from '../../language/times.ts';
import type { Department } from '../../preview/departments.ts';
import { type Entries, useFieldName } from '../../preview/field-entries.ts';
import { maskWords } from '../../sharing/masks.ts';
import { offered } from '../../sharing/offered.ts';
import { terms } from '../../sharing/terms.ts';
import { ConfirmDecision } from './confirm-decision.tsx';
import { type Conditions, type OpenedRequest, propose, usedScopes } from './documents.ts';
import { approvalsTexts } from './texts.ts';

interface Values extends Pick<Conditions, 'fields' | 'mask'> {
  readonly access: 'FULL' | 'MASKED';
  readonly operators: NonNullable<Conditions['operators']>;
  readonly areas: readonly string[];
  readonly scopes: readonly string[];
  readonly validUntil?: Dayjs | null;
}

interface Props {
  readonly grant: OpenedRequest;
  readonly entries: Entries;
  readonly department: Department | undefined;
  /** Shows what conditions would do before they are proposed. */
  readonly onTry: (conditions: Conditions) => void;
  readonly onClose: () => void;
}

const places = ['fields', 'access', 'mask', 'operators', 'areas', 'scopes', 'validUntil'] as const;

/** Other conditions than those of the request, to try and to propose; it begins with those of the request. */
export function NarrowForm({ grant, entries, department, onTry, onClose }: Props): ReactNode {
  const t = useTexts(approvalsTexts);
  const words = useTexts(terms);
  const language = useLanguage();
  const said = useSaid();
  const nameOf = useFieldName(entries);
  const [form] = Form.useForm<Values>();
  const [, send] = useMutation(propose);
  const [{ data: used }] = useQuery({ query: usedScopes, requestPolicy: 'cache-first' });
  const scopes = [...new Set((used?.grants ?? []).flatMap((one) => one.scopes))].sort();
  const [proposed, setProposed] = useState<Conditions>();
  const fields = Form.useWatch('fields', form) ?? grant.fields;
  const access = Form.useWatch('access', form) ?? grant.access;
  const chosen = [...entries.values()].filter(({ coordinate }) => fields.includes(coordinate));
  const { masks, operators } = offered(chosen, access);
  function conditionsOf(values: Values): Conditions {
    return {
      fields: [...values.fields],
      access: values.access,
      mask: values.access === 'MASKED' ? (values.mask ?? null) : null,
      operators: values.operators.filter((one) => operators.includes(one)),
      areas: values.areas.length > 0 ? [...values.areas] : null,
      scopes: [...values.scopes],
      purpose: grant.purpose,
      legalBasis: grant.legalBasis,
      client: grant.client,
      validFrom: grant.validFrom,
      validUntil: values.validUntil?.format('YYYY-MM-DD') ?? null,
    };
  }
  async function withValues(use: (conditions: Conditions) => void): Promise<void> {
    const values = await form.validateFields().catch(() => undefined);
    if (values) use(conditionsOf(values));
  }
  function tryOut(conditions: Conditions): void {
    onTry(conditions);
    document.getElementById('consequences')?.scrollIntoView({ behavior: 'smooth', block: 'start' });
  }
  async function confirm(conditions: Conditions, reason: string): Promise<string | undefined> {
    const { data, error } = await send({ id: grant.id, conditions, reason });
    if (data) {
      onClose();
      return undefined;
    }
    const found = faultsOf(error);
    const byPlace = Map.groupBy(found, ({ where }) => places.find((place) => place === where) ?? 'fields');
    form.setFields(
      places.map((name) => ({
        name,
        errors: (byPlace.get(name) ?? []).map((fault) =>
          fault.where === name ? fault[language] : `${nameOf(fault.where)} ${fault[language]}`,
        ),
      })),
    );
    return error && wordsOf(error, language);
  }
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={{
        fields: grant.fields,
        access: grant.access,
        mask: grant.mask,
        operators: grant.operators,
        areas: grant.areas ?? [],
        scopes: grant.scopes,
        validUntil: grant.validUntil ? dayjs(clockTime(grant.validUntil)) : null,
      }}
    >
      <Alert type="info" showIcon title={t.narrowHint} style={{ marginBottom: 16 }} />
      <Form.Item name="fields" label={t.fields} rules={[{ type: 'array', min: 1, message: t.required }]}>
        <Checkbox.Group
          style={{ flexDirection: 'column', gap: 4 }}
          options={grant.fields.map((value) => ({ value, label: nameOf(value) }))}
        />
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
          extra={masks.length > 0 ? undefined : t.noMask}
          rules={[{ required: true, message: t.required }]}
        >
          <Select options={masks.map((value) => ({ value, label: `${maskWords(value, language)}  ${value}` }))} />
        </Form.Item>
      ) : null}
      <Form.Item name="operators" label={t.operators} extra={access === 'MASKED' ? t.maskedOperators : undefined}>
        <Checkbox.Group options={operators.map((value) => ({ value, label: words.operator[value] }))} />
      </Form.Item>
      <Form.Item name="areas" label={t.areas} extra={t.areaHint}>
        <Select
          mode="tags"
          tokenSeparators={[',', ' ', ',', '、']}
          placeholder={t.jurisdiction(department?.areas.join('、') ?? '')}
          suffixIcon={null}
          open={false}
        />
      </Form.Item>
      <Form.Item name="scopes" label={t.scopes} extra={t.scopesHint}>
        <Select
          mode="tags"
          tokenSeparators={[',', ' ', ',', '、']}
          options={scopes.map((value) => ({ value, label: value }))}
        />
      </Form.Item>
      <Form.Item name="validUntil" label={t.validUntil} extra={t.untilHint}>
        <DatePicker style={{ width: 220 }} disabledDate={(day) => day.valueOf() < Date.now()} />
      </Form.Item>
      <Flex wrap gap={8}>
        <Button onClick={() => withValues(tryOut)}>{t.try}</Button>
        <Button type="primary" onClick={() => withValues(setProposed)}>
          {t.propose}
        </Button>
        <Button type="text" onClick={onClose}>
          {t.cancel}
        </Button>
      </Flex>
      {proposed ? (
        <ConfirmDecision
          title={t.propose}
          lines={[t.proposeThen(department ? said(department.title) : grant.department), t.proposeOther]}
          okText={t.propose}
          reason={{ label: t.reason, isNeeded: true }}
          onConfirm={({ reason }) => confirm(proposed, reason)}
          onClose={() => setProposed(undefined)}
        />
      ) : null}
    </Form>
  );
}
