import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Empty from 'antd/es/empty';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useSaid } from '../../../language/language.ts';
import { useTexts } from '../../../language/texts.ts';
import { departmentName, fieldName, type Names } from '../../../sharing/admin-catalogue.ts';
import { useMayDraft } from '../../../drafting/may.ts';
import type { Cell } from '../selection.ts';
import type { MatrixTable } from '../table.ts';
import { CellDetail } from './cell-detail.tsx';
import { cellTexts } from './texts.ts';

interface Props {
  readonly coordinate: string | undefined;
  readonly department: string | undefined;
  readonly table: MatrixTable;
  readonly names: Names;
  readonly onClose: () => void;
  readonly onEdit: (cell: Cell) => void;
}

/** All about one cell, beside the matrix. */
export function CellDrawer({ coordinate, department, table, names, onClose, onEdit }: Props): ReactNode {
  const t = useTexts(cellTexts);
  const said = useSaid();
  const mayDraft = useMayDraft();
  const row = table.rows.find(({ entry }) => entry.coordinate === coordinate);
  const place = table.departments.findIndex(({ code }) => code === department);
  const isOpen = coordinate !== undefined && department !== undefined;
  const isKnown = row !== undefined && place >= 0;
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      size="min(640px, 100vw)"
      destroyOnHidden
      title={
        isOpen ? (
          <>
            {fieldName(names, coordinate, said)}
            <br />
            <Typography.Text type="secondary">{departmentName(names, department, said)}</Typography.Text>
          </>
        ) : null
      }
      extra={
        isOpen && isKnown && mayDraft ? (
          <Button
            type="primary"
            onClick={() => {
              onEdit({ coordinate, department });
              onClose();
            }}
          >
            {t.edit}
          </Button>
        ) : null
      }
    >
      {isOpen && isKnown ? (
        <CellDetail key={`${coordinate}@${department}`} row={row} place={place} department={department} names={names} />
      ) : (
        <Empty description={t.unknown} />
      )}
    </Drawer>
  );
}
