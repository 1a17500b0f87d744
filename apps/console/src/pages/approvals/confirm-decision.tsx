import Alert from 'antd/es/alert';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Typography from 'antd/es/typography';
import type { Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../language/texts.ts';
import type { Breach } from './documents.ts';
import { type Timing, TimingFields } from './timing-fields.tsx';
import { approvalsTexts } from './texts.ts';

/** What was said when a decision was confirmed. */
export interface Confirmed {
  readonly reason: string;
  readonly timing: Timing;
  readonly from: Dayjs | null;
  readonly override: string;
}

interface Props {
  readonly title: string;
  /** What will happen, in sentences. */
  readonly lines: readonly string[];
  readonly okText: string;
  readonly isDanger?: boolean;
  readonly reason?: { readonly label: string; readonly isNeeded: boolean };
  /** Offers when it comes into force, and whether to leave that open. */
  readonly timings?: readonly Timing[];
  /** Invariants that it would break once it is in force. */
  readonly breaches?: readonly Breach[];
  /** Returns what went wrong, in words. */
  readonly onConfirm: (confirmed: Confirmed) => Promise<string | undefined>;
  readonly onClose: () => void;
}

/** Says what a decision does, takes its reason, and stays open with what is wrong when it was not taken. */
export function ConfirmDecision(props: Props): ReactNode {
  const { title, lines, okText, isDanger = false, reason, timings = [], breaches = [], onConfirm, onClose } = props;
  const t = useTexts(approvalsTexts);
  const [form] = Form.useForm<Confirmed>();
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function confirm(): Promise<void> {
    const values = await form.validateFields().catch(() => undefined);
    if (!values) return;
    setIsSending(true);
    setProblem(undefined);
    const said = await onConfirm({
      reason: (values.reason ?? '').trim(),
      timing: values.timing ?? 'later',
      from: values.from ?? null,
      override: (values.override ?? '').trim(),
    });
    setIsSending(false);
    if (said === undefined) onClose();
    else setProblem(said);
  }
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t.cancel}
      okButtonProps={{ danger: isDanger, loading: isSending }}
      onOk={confirm}
      onCancel={onClose}
    >
      {lines.map((line) => (
        <Typography.Paragraph key={line} style={{ marginBottom: 8 }}>
          {line}
        </Typography.Paragraph>
      ))}
      <Form<Confirmed> form={form} layout="vertical" initialValues={{ timing: timings[0] }} style={{ marginTop: 16 }}>
        {timings.length > 0 ? <TimingFields form={form} timings={timings} breaches={breaches} /> : null}
        {reason ? (
          <Form.Item
            name="reason"
            label={reason.label}
            rules={reason.isNeeded ? [{ required: true, whitespace: true, message: t.reasonNeeded }] : []}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        ) : null}
      </Form>
      {problem === undefined ? null : <Alert type="error" showIcon title={t.notTaken} description={problem} />}
    </Modal>
  );
}
