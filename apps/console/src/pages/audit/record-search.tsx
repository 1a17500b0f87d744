import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { type ReactNode, useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { useTexts } from '../../language/texts.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { type AuditFilter, type AuditRecord, auditRecords } from './documents.ts';
import { RecordDrawer } from './record-drawer.tsx';
import { RecordTable } from './record-table.tsx';
import { SearchForm } from './search-form.tsx';
import { auditTexts } from './texts.ts';

const atFirst: AuditFilter = { kinds: ['READ'] };

/** Searches the log; what was found is read on in pages, and a record opens beside them. */
export function RecordSearch(): ReactNode {
  const t = useTexts(auditTexts);
  const client = useClient();
  const [filter, setFilter] = useState(atFirst);
  const [records, setRecords] = useState<readonly AuditRecord[]>();
  const [hasMore, setHasMore] = useState(false);
  const [error, setError] = useState<CombinedError>();
  const [isLoading, setIsLoading] = useState(true);
  const [open, setOpen] = useState<AuditRecord>();

  async function read(wanted: AuditFilter, before: readonly AuditRecord[]): Promise<void> {
    setIsLoading(true);
    const last = before.at(-1);
    const after = last ? { recordedAt: last.recordedAt, chain: last.chain, seq: last.seq } : null;
    const { data, error: failed } = await client
      .query(auditRecords, { ...wanted, after }, { requestPolicy: 'network-only' })
      .toPromise();
    setIsLoading(false);
    setError(failed);
    if (!data) return;
    setRecords([...before, ...data.auditRecords]);
    setHasMore(data.auditRecords.length === 50);
  }
  // the first page is there before anybody has asked for something
  useEffect(() => void read(atFirst, []), [client]);

  return (
    <>
      <SearchForm
        isSearching={isLoading}
        onSearch={(wanted) => {
          setFilter(wanted);
          void read(wanted, []);
        }}
      />
      {error ? <LoadFailed error={error} retry={() => void read(filter, [])} /> : null}
      <RecordTable records={records} isLoading={isLoading} onOpen={setOpen} />
      {hasMore ? (
        <Flex justify="center" style={{ marginTop: 16 }}>
          <Button loading={isLoading} onClick={() => void read(filter, records ?? [])}>
            {t.more}
          </Button>
        </Flex>
      ) : null}
      <RecordDrawer record={open} onClose={() => setOpen(undefined)} />
    </>
  );
}
