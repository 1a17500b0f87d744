import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { useCatalogue } from '../../sharing/catalogue.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { EntryDrawer } from './entry-drawer.tsx';
import { EntryTable } from './entry-table.tsx';
import { Filters } from './filters.tsx';
import { type CatalogueFilter, searchEntries, type Sounds, soundsOf } from '../../sharing/search.ts';
import { catalogueTexts } from './texts.ts';

const everything: CatalogueFilter = { words: '', type: undefined, category: undefined, holding: undefined };

/** Search and filters over the catalogue; an entry opens beside it, under an address of its own. */
export default function CataloguePage(): ReactNode {
  const t = useTexts(catalogueTexts);
  const { coordinate } = useParams<{ coordinate?: string }>();
  const [, navigate] = useLocation();
  const { entries, error, reload } = useCatalogue();
  const [filter, setFilter] = useState(everything);
  const [sounds, setSounds] = useState<Sounds>();
  const wanted = useDeferredValue(filter);
  const needsSounds = /[a-z]/i.test(filter.words);
  useEffect(() => {
    if (needsSounds && entries) void soundsOf(entries).then(setSounds);
  }, [needsSounds, entries]);
  const found = useMemo(() => searchEntries(entries ?? [], wanted, sounds), [entries, wanted, sounds]);
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {error ? <LoadFailed error={error} retry={reload} /> : null}
      <Filters entries={entries ?? []} filter={filter} onChange={setFilter} />
      <EntryTable
        entries={found}
        isLoading={entries === undefined && error === undefined}
        onOpen={(entry) => navigate(`/catalogue/${entry.coordinate}`)}
        onClear={() => setFilter(everything)}
      />
      <EntryDrawer
        coordinate={coordinate}
        entry={entries?.find((entry) => entry.coordinate === coordinate)}
        isLoading={entries === undefined}
        onClose={() => navigate('/catalogue')}
      />
    </>
  );
}
