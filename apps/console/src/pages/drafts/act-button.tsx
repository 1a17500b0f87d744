import Alert from 'antd/es/alert';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useMutation } from 'urql';
import { faultsOf, wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { draftTexts } from './texts.ts';

interface Props<V extends object> {
  readonly texts: { readonly label: string; readonly what: string; readonly done: string };
  readonly document: TypedDocumentNode<Readonly<Record<string, { readonly id: string } | null>>, any>;
  readonly variables: V;
  /** Whether it asks why, and whether that may be left empty. */
  readonly reason?: 'needed' | 'note' | undefined;
  readonly reasonLabel?: string;
  readonly isMain?: boolean;
  readonly isDanger?: boolean;
  readonly onDone: (id: string) => void;
}

/** An act on a draft: it says what it will do, asks why where that goes on record, and says what is in the way. */
export function ActButton<V extends object>({
  texts,
  document,
  variables,
  reason,
  reasonLabel,
  isMain = false,
  isDanger = false,
  onDone,
}: Props<V>): ReactNode {
  const t = useTexts(draftTexts);
  const language = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason?: string }>();
  const [isOpen, setIsOpen] = useState(false);
  const [{ fetching, error }, send] = useMutation<
    Readonly<Record<string, { readonly id: string } | null>>,
    AnyVariables
  >(document);
  async function act(why: string | undefined): Promise<void> {
    const { data, error: refused } = await send({ ...variables, ...(reason ? { reason: why?.trim() || null } : {}) });
    if (refused) return;
    message.success(texts.done);
    setIsOpen(false);
    onDone(Object.values(data ?? {})[0]?.id ?? '');
  }
  return (
    <>
      <Button type={isMain ? 'primary' : 'default'} danger={isDanger} onClick={() => setIsOpen(true)}>
        {texts.label}
      </Button>
      <Modal
        open={isOpen}
        title={texts.label}
        okText={texts.label}
        okButtonProps={{ danger: isDanger }}
        cancelText={t.cancel}
        confirmLoading={fetching}
        onOk={() => form.submit()}
        onCancel={() => setIsOpen(false)}
      >
        <Form form={form} layout="vertical" onFinish={({ reason: why }) => act(why)}>
          <Typography.Paragraph>{texts.what}</Typography.Paragraph>
          {reason ? (
            <Form.Item
              name="reason"
              label={reasonLabel ?? (reason === 'note' ? t.note : t.why)}
              rules={reason === 'needed' ? [{ required: true, whitespace: true, message: t.needed }] : []}
            >
              <Input.TextArea rows={3} maxLength={500} />
            </Form.Item>
          ) : null}
          {error ? (
            <Alert
              type="error"
              showIcon
              title={wordsOf(error, language)}
              description={faultsOf(error).map((fault) => (
                <div key={`${fault.where}${fault.en}`}>
                  {fault.where} {fault[language]}
                </div>
              ))}
            />
          ) : null}
        </Form>
      </Modal>
    </>
  );
}
