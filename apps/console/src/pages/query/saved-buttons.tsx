import FolderOpenOutlined from '@ant-design/icons/es/icons/FolderOpenOutlined';
import SaveOutlined from '@ant-design/icons/es/icons/SaveOutlined';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../language/texts.ts';
import { SaveQuery } from './save-query.tsx';
import { SavedDrawer } from './saved-drawer.tsx';
import { savedTexts } from './saved-texts.ts';
import { useSaved } from './use-saved.ts';

interface Props {
  /** What is in the editor. */
  readonly document: string;
  readonly onOpen: (document: string) => void;
}

/** Keeps what is in the editor, and opens what was kept. */
export function SavedButtons({ document, onOpen }: Props): ReactNode {
  const t = useTexts(savedTexts);
  const saved = useSaved();
  const [open, setOpen] = useState<'save' | 'list'>();
  const close = (): void => setOpen(undefined);
  return (
    <Flex gap={8}>
      <Button icon={<SaveOutlined />} disabled={document.trim() === ''} onClick={() => setOpen('save')}>
        {t.save}
      </Button>
      <Button icon={<FolderOpenOutlined />} onClick={() => setOpen('list')}>
        {t.count(saved.operations.length)}
      </Button>
      {open === 'save' ? <SaveQuery document={document} saved={saved} onClose={close} /> : null}
      <SavedDrawer isOpen={open === 'list'} saved={saved} onOpen={onOpen} onClose={close} />
    </Flex>
  );
}
