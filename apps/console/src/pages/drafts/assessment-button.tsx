import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../language/texts.ts';
import { draftTexts } from './texts.ts';

interface Assessment {
  readonly title: string;
  readonly conclusion: string;
}

/** Asks for the impact assessment that a grant of personal information needs. */
export function AssessmentButton({ onGiven }: { readonly onGiven: (given: Assessment) => Promise<void> }): ReactNode {
  const t = useTexts(draftTexts);
  const [form] = Form.useForm<Assessment>();
  const [isOpen, setIsOpen] = useState(false);
  const rules = [{ required: true, whitespace: true, message: t.needed }];
  return (
    <>
      <Button size="small" type="primary" onClick={() => setIsOpen(true)}>
        {t.addAssessment}
      </Button>
      <Modal
        open={isOpen}
        title={t.addAssessment}
        okText={t.addAssessment}
        cancelText={t.cancel}
        onCancel={() => setIsOpen(false)}
        onOk={() => form.submit()}
      >
        <Form<Assessment>
          form={form}
          layout="vertical"
          onFinish={async (given) => {
            await onGiven(given);
            setIsOpen(false);
          }}
        >
          <Form.Item name="title" label={t.assessmentTitle} rules={rules}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="conclusion" label={t.conclusion} rules={rules}>
            <Input.TextArea rows={4} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
