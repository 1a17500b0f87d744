import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { assess, type Assessment } from './documents.ts';
import { approvalsTexts } from './texts.ts';

/** The impact assessment of a request, which is kept with it for years. */
export function AssessmentForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const t = useTexts(approvalsTexts);
  const language = useLanguage();
  const [{ fetching, error }, send] = useMutation(assess);
  async function submit(assessment: Assessment): Promise<void> {
    const done = await send({ id, assessment });
    if (done.data) onClose();
  }
  const rules = [{ required: true, whitespace: true, message: t.required }];
  return (
    <Form<Assessment> layout="vertical" onFinish={submit} style={{ marginTop: 8 }}>
      <Form.Item name="title" label={t.assessmentTitle} rules={rules}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="conclusion" label={t.assessmentConclusion} extra={t.assessmentHint} rules={rules}>
        <Input.TextArea rows={3} />
      </Form.Item>
      <Form.Item name="document" label={t.assessmentDocument}>
        <Input.TextArea rows={2} />
      </Form.Item>
      {error ? <Alert type="error" showIcon title={wordsOf(error, language)} style={{ marginBottom: 12 }} /> : null}
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" loading={fetching}>
          {t.attach}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </Flex>
    </Form>
  );
}
