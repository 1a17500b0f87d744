import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Empty from 'antd/es/empty';
import Skeleton from 'antd/es/skeleton';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { EntryDetail } from './entry-detail.tsx';
import { catalogueTexts } from './texts.ts';

interface Props {
  readonly coordinate: string | undefined;
  readonly entry: CatalogueEntry | undefined;
  readonly isLoading: boolean;
  readonly onClose: () => void;
}

export function EntryDrawer({ coordinate, entry, isLoading, onClose }: Props): ReactNode {
  const t = useTexts(catalogueTexts);
  const said = useSaid();
  const isHeld = (entry?.holding?.read ?? 'none') !== 'none';
  return (
    <Drawer
      open={coordinate !== undefined}
      onClose={onClose}
      size="min(640px, 100vw)"
      title={entry ? `${said(entry.typeTitle)} · ${said(entry.title)}` : coordinate}
      extra={
        entry ? (
          <Link href={`/ask?fields=${entry.coordinate}`}>
            <Button type={isHeld ? 'default' : 'primary'}>{isHeld ? t.askMore : t.ask}</Button>
          </Link>
        ) : null
      }
    >
      {entry ? (
        <EntryDetail key={entry.coordinate} entry={entry} />
      ) : isLoading ? (
        <Skeleton active />
      ) : (
        <Empty description={t.unknown} />
      )}
    </Drawer>
  );
}
