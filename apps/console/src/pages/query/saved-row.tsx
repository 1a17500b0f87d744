import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined';
import EditOutlined from '@ant-design/icons/es/icons/EditOutlined';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import type { SavedOperation } from './saved-operations.ts';
import { savedTexts } from './saved-texts.ts';

interface Props {
  readonly operation: SavedOperation;
  /** Whether another has this name. */
  readonly isTaken: (name: string) => boolean;
  readonly onOpen: () => void;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

/** One that was kept, with its beginning. */
export function SavedRow({ operation, isTaken, onOpen, onRename, onRemove }: Props): ReactNode {
  const t = useTexts(savedTexts);
  const language = useLanguage();
  const { name, document, savedAt } = operation;
  const [draft, setDraft] = useState<string>();
  const given = draft?.trim() ?? '';
  const isRefused = draft !== undefined && isTaken(given);
  function rename(): void {
    if (isRefused) return;
    if (given !== '' && given !== name) onRename(given);
    setDraft(undefined);
  }
  return (
    <Card size="small">
      {draft === undefined ? (
        <Flex align="center" gap={4}>
          <Typography.Text strong ellipsis={{ tooltip: name }} style={{ flex: 1 }}>
            {name}
          </Typography.Text>
          <Button
            type="text"
            icon={<EditOutlined />}
            aria-label={`${t.rename} ${name}`}
            title={t.rename}
            onClick={() => setDraft(name)}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t.remove} ${name}`}
            title={t.remove}
            onClick={onRemove}
          />
          <Button onClick={onOpen}>{t.open}</Button>
        </Flex>
      ) : (
        <>
          <Input
            autoFocus
            maxLength={100}
            value={draft}
            aria-label={t.name}
            status={isRefused ? 'error' : ''}
            onChange={({ target }) => setDraft(target.value)}
            onPressEnter={rename}
            onBlur={rename}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              // it would close the drawer as well
              event.stopPropagation();
              setDraft(undefined);
            }}
          />
          {isRefused ? <Typography.Text type="danger">{t.taken}</Typography.Text> : null}
        </>
      )}
      <pre style={{ margin: '8px 0 0', maxHeight: 76, overflow: 'hidden', fontSize: 12 }}>{document.trim()}</pre>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {writeTime(savedAt, language)}
      </Typography.Text>
    </Card>
  );
}
