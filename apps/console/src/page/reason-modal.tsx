import Alert from 'antd/es/alert';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import type { CombinedError } from 'urql';
import { faultsOf, wordsOf } from '../graph/problems.ts';
import { useLanguage } from '../language/language.ts';
import { useTexts } from '../language/texts.ts';
import { reasonTexts } from './reason-texts.ts';

interface Props {
  readonly title: string;
  /** What will happen, to whom. */
  readonly children: ReactNode;
  /** The word of the button: what is done. */
  readonly act: string;
  readonly isDanger?: boolean;
  readonly isBlocked?: boolean;
  readonly onAct: (reason: string) => Promise<CombinedError | undefined>;
  readonly onClose: () => void;
}

/** Says what an act will do and asks for the reason before it is done. */
export function ReasonModal({ title, children, act, isDanger, isBlocked, onAct, onClose }: Props): ReactNode {
  const t = useTexts(reasonTexts);
  const language = useLanguage();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<CombinedError>();
  const [isActing, setIsActing] = useState(false);
  async function run(): Promise<void> {
    setIsActing(true);
    const failed = await onAct(reason.trim());
    setIsActing(false);
    if (failed) setError(failed);
    else onClose();
  }
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={run}
      okText={act}
      cancelText={t.cancel}
      confirmLoading={isActing}
      okButtonProps={{ danger: isDanger === true, disabled: reason.trim() === '' || isBlocked === true }}
    >
      {children}
      <label style={{ display: 'block', marginTop: 16 }}>
        <Typography.Text strong>{t.reason}</Typography.Text>
        <Input.TextArea
          rows={3}
          maxLength={500}
          value={reason}
          disabled={isBlocked === true}
          placeholder={t.hint}
          onChange={({ target }) => setReason(target.value)}
          style={{ marginTop: 4 }}
        />
      </label>
      {error ? (
        <Alert
          type="error"
          showIcon
          style={{ marginTop: 12 }}
          title={wordsOf(error, language)}
          description={faultsOf(error).map((fault) => (
            <div key={`${fault.where}${fault.en}`}>{fault[language]}</div>
          ))}
        />
      ) : null}
    </Modal>
  );
}
