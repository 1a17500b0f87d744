import Affix from 'antd/es/affix';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import theme from 'antd/es/theme';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useMayDraft } from '../../drafting/may.ts';
import { useTexts } from '../../language/texts.ts';
import type { Names } from '../../sharing/admin-catalogue.ts';
import { EditDrawer } from './edit/edit-drawer.tsx';
import { cellsOf, type Selection, sizeOf } from './selection.ts';
import { matrixTexts } from './texts.ts';

interface Props {
  readonly selection: Selection;
  readonly names: Names;
  /** The draft that the matrix is compared with. */
  readonly draft: string | undefined;
  readonly isEditing: boolean;
  readonly onEditing: (isEditing: boolean) => void;
  readonly onClear: () => void;
  readonly onWritten: (draft: string) => void;
}

/** How much is selected, and what can be done with it. */
export function SelectionBar({ selection, names, draft, isEditing, onEditing, onClear, onWritten }: Props): ReactNode {
  const t = useTexts(matrixTexts);
  const { token } = theme.useToken();
  const mayDraft = useMayDraft();
  const size = sizeOf(selection);
  if (size === 0) return null;
  return (
    <>
      <Affix offsetBottom={12}>
        <Flex
          wrap
          gap={12}
          align="center"
          role="region"
          aria-label={t.selected(size)}
          style={{
            marginTop: 8,
            padding: '8px 16px',
            borderRadius: 8,
            background: token.colorBgElevated,
            border: `1px solid ${token.colorPrimary}`,
            boxShadow: token.boxShadowSecondary,
          }}
        >
          <Typography.Text strong role="status">
            {t.selected(size)}
          </Typography.Text>
          {mayDraft ? (
            <Button type="primary" onClick={() => onEditing(true)}>
              {t.edit}
            </Button>
          ) : (
            <Typography.Text type="secondary">{t.viewerHint}</Typography.Text>
          )}
          <Button type="text" onClick={onClear}>
            {t.clearSelection}
          </Button>
        </Flex>
      </Affix>
      {isEditing ? (
        <EditDrawer
          cells={cellsOf(selection)}
          names={names}
          draft={draft}
          onClose={() => onEditing(false)}
          onWritten={(id) => {
            onEditing(false);
            onWritten(id);
          }}
        />
      ) : null}
    </>
  );
}
