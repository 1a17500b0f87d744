import Alert from 'antd/es/alert';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { department } from '../graph/department.ts';
import { faultsOf, wordsOf } from '../graph/problems.ts';
import { useLanguage } from '../language/language.ts';
import { useTexts } from '../language/texts.ts';
import { objectionTexts } from './texts.ts';

const raise = department(`
  mutation RaiseObjection($objection: SharingObjectionInput!) { raiseSharingObjection(objection: $objection) { id } }
`);

interface Values {
  readonly field: string;
  readonly doubt: string;
}

interface Props {
  readonly record: string;
  /** Coordinates with their titles. */
  readonly fields: readonly { readonly value: string; readonly label: string }[];
}

/** A button, and the form behind it, to doubt a value of a record. */
export function RaiseObjection({ record, fields }: Props): ReactNode {
  const t = useTexts(objectionTexts);
  const language = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, send] = useMutation(raise);
  async function submit({ field, doubt }: Values): Promise<void> {
    const { error } = await send({ objection: { field, record, doubt } });
    if (!error) {
      message.success(t.sent);
      form.resetFields();
      setIsOpen(false);
      return;
    }
    const faults = faultsOf(error).filter(({ where }) => where === 'field' || where === 'doubt');
    form.setFields(faults.map((fault) => ({ name: fault.where as keyof Values, errors: [fault[language]] })));
    setProblem(faults.length > 0 ? undefined : wordsOf(error, language));
  }
  return (
    <>
      <Button size="small" onClick={() => setIsOpen(true)}>
        {t.raise}
      </Button>
      <Modal
        open={isOpen}
        title={t.raiseTitle(record)}
        okText={t.send}
        cancelText={t.cancel}
        okButtonProps={{ loading: fetching }}
        onOk={() => form.submit()}
        onCancel={() => setIsOpen(false)}
      >
        <Form<Values> form={form} layout="vertical" onFinish={submit}>
          <Form.Item name="field" label={t.which} rules={[{ required: true, message: t.needed }]}>
            <Select showSearch optionFilterProp="label" options={[...fields]} />
          </Form.Item>
          <Form.Item name="doubt" label={t.what} rules={[{ required: true, whitespace: true, message: t.needed }]}>
            <Input.TextArea rows={3} maxLength={1_000} placeholder={t.whatHint} />
          </Form.Item>
        </Form>
        {problem === undefined ? null : <Alert type="error" showIcon title={problem} />}
      </Modal>
    </>
  );
}
