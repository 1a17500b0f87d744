import Flex from 'antd/es/flex';
import Grid from 'antd/es/grid';
import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import Table from 'antd/es/table';
import Typography from 'antd/es/typography';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { maskWords } from '../../sharing/masks.ts';
import { searchEntries, type Sounds, soundsOf } from '../../sharing/search.ts';
import { HoldingTag, SensitivityTag } from '../../sharing/tags.tsx';
import { terms } from '../../sharing/terms.ts';
import type { Viewed } from './moment.ts';
import { viewAsTexts } from './texts.ts';
import { usePreviewedCatalogue } from './previewed-catalogue.ts';

const holdings = ['held', 'masked', 'none', 'all'] as const;

/** What the department has of every field. */
export function CatalogueTab({ viewed }: { readonly viewed: Viewed }): ReactNode {
  const t = useTexts(viewAsTexts);
  const { operator } = useTexts(terms);
  const said = useSaid();
  const language = useLanguage();
  const isWide = Grid.useBreakpoint().md === true;
  const { entries, error, reload } = usePreviewedCatalogue(viewed);
  const [words, setWords] = useState('');
  const [holding, setHolding] = useState<(typeof holdings)[number]>('held');
  const [sounds, setSounds] = useState<Sounds>();
  const isTyped = words !== '';
  useEffect(() => {
    // pinyin comes with the first letter that is typed
    if (entries && isTyped) void soundsOf(entries).then(setSounds, () => {});
  }, [entries, isTyped]);
  const shown = useMemo(() => {
    const filter = {
      words,
      type: undefined,
      category: undefined,
      holding: holding === 'all' ? undefined : holding,
    };
    return searchEntries(entries ?? [], filter, sounds);
  }, [entries, words, holding, sounds]);
  const how = ({ holding: held }: CatalogueEntry): ReactNode =>
    held && held.read !== 'none' ? (
      <>
        {held.operators.map((one) => operator[one]).join(' · ')}
        {held.masks.map((mask) => (
          <Typography.Text key={mask} type="secondary" style={{ display: 'block', fontSize: 12 }}>
            {maskWords(mask, language)}
          </Typography.Text>
        ))}
      </>
    ) : null;
  if (error) return <LoadFailed error={error} retry={reload} />;
  return (
    <Flex vertical gap={12}>
      <Flex wrap gap={12} align="center">
        <Input.Search
          allowClear
          aria-label={t.searchCatalogue}
          placeholder={t.searchCatalogue}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          style={{ maxWidth: 360 }}
        />
        <Segmented
          value={holding}
          onChange={setHolding}
          options={holdings.map((value) => ({ value, label: t.holdings[value] }))}
        />
      </Flex>
      <Table<CatalogueEntry>
        size="small"
        rowKey="coordinate"
        loading={entries === undefined}
        dataSource={[...shown]}
        pagination={{
          defaultPageSize: 20,
          showSizeChanger: isWide,
          simple: !isWide,
          showTotal: (count) => t.found(count),
        }}
        locale={{ emptyText: t.noEntries }}
        columns={[
          {
            key: 'field',
            title: t.field,
            render: (_, entry) => (
              <>
                <Typography.Text strong>
                  {said(entry.typeTitle)} · {said(entry.title)}
                </Typography.Text>
                <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12, wordBreak: 'break-all' }}>
                  {entry.coordinate}
                </Typography.Text>
                {isWide ? null : (
                  <>
                    <HoldingTag holding={entry.holding} /> {how(entry)}
                  </>
                )}
              </>
            ),
          },
          ...(isWide
            ? [
                {
                  key: 'sensitivity',
                  title: t.sensitivity,
                  width: 160,
                  render: (_: unknown, entry: CatalogueEntry) => <SensitivityTag sensitivity={entry.sensitivity} />,
                },
                {
                  key: 'holding',
                  title: t.holding,
                  width: 220,
                  render: (_: unknown, entry: CatalogueEntry) => <HoldingTag holding={entry.holding} />,
                },
                {
                  key: 'how',
                  title: t.operators,
                  width: 320,
                  render: (_: unknown, entry: CatalogueEntry) => how(entry),
                },
              ]
            : []),
        ]}
      />
    </Flex>
  );
}
