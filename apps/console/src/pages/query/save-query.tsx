import App from 'antd/es/app';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../language/texts.ts';
import { nameFor, withSaved } from './saved-operations.ts';
import { savedTexts } from './saved-texts.ts';
import type { Saved } from './use-saved.ts';

interface Props {
  readonly document: string;
  readonly saved: Saved;
  readonly onClose: () => void;
}

/** Asks for a name, and keeps the document under it. */
export function SaveQuery({ document, saved, onClose }: Props): ReactNode {
  const t = useTexts(savedTexts);
  const { message } = App.useApp();
  const [given, setGiven] = useState(
    () => saved.operations.find((one) => one.document === document)?.name ?? nameFor(document),
  );
  const name = given.trim();
  function keep(): void {
    if (name === '') return;
    // random ids of crypto are for secure contexts only, and the intranet may have none
    const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    const operation = { id, name, document, savedAt: new Date().toISOString() };
    if (!saved.change((before) => withSaved(before, operation))) {
      message.error(t.notKept);
      return;
    }
    message.success(t.kept(name));
    onClose();
  }
  return (
    <Modal
      open
      title={t.saveTitle}
      okText={t.save}
      cancelText={t.cancel}
      okButtonProps={{ disabled: name === '' }}
      onOk={keep}
      onCancel={onClose}
    >
      <label>
        <Typography.Text strong>{t.name}</Typography.Text>
        <Input
          autoFocus
          maxLength={100}
          value={given}
          onChange={({ target }) => setGiven(target.value)}
          onPressEnter={keep}
          style={{ margin: '4px 0 8px' }}
        />
      </label>
      <Typography.Text type="secondary">{t.note}</Typography.Text>
    </Modal>
  );
}
