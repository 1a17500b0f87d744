import App from 'antd/es/app';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.ts';
import { putBack, renamed, type SavedOperation } from './saved-operations.ts';
import { SavedRow } from './saved-row.tsx';
import { savedTexts } from './saved-texts.ts';
import type { Saved } from './use-saved.ts';

interface Props {
  readonly isOpen: boolean;
  readonly saved: Saved;
  readonly onOpen: (document: string) => void;
  readonly onClose: () => void;
}

const UNDO_SECONDS = 8;

/** What was kept: to open, to give another name, to delete. */
export function SavedDrawer({ isOpen, saved, onOpen, onClose }: Props): ReactNode {
  const t = useTexts(savedTexts);
  const { message } = App.useApp();
  const { operations, change } = saved;
  function remove(one: SavedOperation, at: number): void {
    if (!change((before) => before.filter(({ id }) => id !== one.id))) {
      message.error(t.notKept);
      return;
    }
    message.open({
      key: one.id,
      type: 'success',
      duration: UNDO_SECONDS,
      content: (
        <>
          {t.removed(one.name)}
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(one.id);
              change((before) => putBack(before, one, at));
            }}
          >
            {t.undo}
          </Button>
        </>
      ),
    });
  }
  return (
    <Drawer open={isOpen} onClose={onClose} title={t.title} size={480} destroyOnHidden>
      {operations.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing}>
          {t.how}
        </Empty>
      ) : (
        <Flex vertical gap={12}>
          {operations.map((one, at) => (
            <SavedRow
              key={one.id}
              operation={one}
              isTaken={(name) => operations.some((other) => other.id !== one.id && other.name === name)}
              onOpen={() => {
                onOpen(one.document);
                onClose();
              }}
              onRename={(name) => {
                if (!change((before) => renamed(before, one.id, name))) message.error(t.notKept);
              }}
              onRemove={() => remove(one, at)}
            />
          ))}
        </Flex>
      )}
    </Drawer>
  );
}
