import Alert from 'antd/es/alert';
import App from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Radio from 'antd/es/radio';
import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { admin } from '../../graph/admin.ts';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { ShownObjection } from '../../objections/objection-state.tsx';
import { objectionTexts } from '../../objections/texts.ts';

const answerIt = admin(`
  mutation AnswerObjection($id: ID!, $finding: ObjectionFinding!, $answer: String!) {
    answerObjection(id: $id, finding: $finding, answer: $answer) { id outcome answer }
  }
`);

interface Values {
  readonly finding: 'CORRECTED' | 'CONFIRMED';
  readonly answer: string;
}

/** Takes what was found and the answer to the department. */
export function AnswerDialog({ objection, onClose }: { objection: ShownObjection; onClose: () => void }): ReactNode {
  const t = useTexts(objectionTexts);
  const language = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, send] = useMutation(answerIt);
  async function submit(values: Values): Promise<void> {
    const { error } = await send({ id: objection.id, ...values });
    if (error) return setProblem(wordsOf(error, language));
    message.success(t.answeredNow);
    onClose();
  }
  return (
    <Modal
      open
      title={t.answerTitle}
      okText={t.answer}
      cancelText={t.cancel}
      okButtonProps={{ loading: fetching }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>
        {objection.field} · {objection.record}:{objection.doubt}
      </p>
      <Form<Values> form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="finding" label={t.finding} rules={[{ required: true, message: t.needed }]}>
          <Radio.Group
            options={(['CORRECTED', 'CONFIRMED'] as const).map((value) => ({ value, label: t.findings[value] }))}
          />
        </Form.Item>
        <Form.Item
          name="answer"
          label={t.answerText}
          extra={t.answerThen}
          rules={[{ required: true, whitespace: true, message: t.needed }]}
        >
          <Input.TextArea rows={3} maxLength={1_000} />
        </Form.Item>
      </Form>
      {problem === undefined ? null : <Alert type="error" showIcon title={problem} />}
    </Modal>
  );
}
