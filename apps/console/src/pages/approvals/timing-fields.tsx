import Alert from 'antd/es/alert';
import DatePicker from 'antd/es/date-picker';
import Form, { type FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import type { ReactNode } from 'react';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { Confirmed } from './confirm-decision.tsx';
import type { Breach } from './documents.ts';
import { approvalsTexts } from './texts.ts';

/** When a grant comes into force: at once, from a day, or when somebody says so later. */
export type Timing = 'now' | 'from' | 'later';

interface Props {
  readonly form: FormInstance<Confirmed>;
  readonly timings: readonly Timing[];
  readonly breaches: readonly Breach[];
}

export function TimingFields({ form, timings, breaches }: Props): ReactNode {
  const t = useTexts(approvalsTexts);
  const said = useSaid();
  const timing = Form.useWatch('timing', form) ?? timings[0];
  return (
    <>
      <Form.Item name="timing" label={t.when}>
        <Radio.Group
          style={{ display: 'flex', flexDirection: 'column', gap: 4 }}
          options={timings.map((value) => ({ value, label: t.timing[value] }))}
        />
      </Form.Item>
      {timing === 'from' ? (
        <Form.Item name="from" label={t.fromDay} rules={[{ required: true, message: t.required }]}>
          <DatePicker style={{ width: 220 }} disabledDate={(day) => day.valueOf() < Date.now()} />
        </Form.Item>
      ) : null}
      {timing !== 'later' && breaches.length > 0 ? (
        <>
          <Alert
            type="error"
            showIcon
            title={t.breaks}
            description={breaches.map(({ text }) => (
              <div key={text.zh}>{said(text)}</div>
            ))}
            style={{ marginBottom: 12 }}
          />
          <Form.Item
            name="override"
            label={t.override}
            extra={t.overrideHint}
            rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </>
      ) : null}
    </>
  );
}
