import ArrowLeftOutlined from '@ant-design/icons/es/icons/ArrowLeftOutlined';
import Flex from 'antd/es/flex';
import Select from 'antd/es/select';
import Skeleton from 'antd/es/skeleton';
import type { GraphQLSchema } from 'graphql';
import { type ReactNode, useMemo } from 'react';
import { useQuery } from 'urql';
import { Link, useLocation, useParams } from 'wouter';
import { department } from '../../graph/department.ts';
import { type RootList, rootLists } from '../../graph/root-lists.ts';
import { useGraph } from '../../graph/use-graph.ts';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { titleOf } from './field-value.tsx';
import { RecordCard } from './record-card.tsx';
import { RecordList } from './record-list.tsx';
import { shownFields } from './shape.ts';
import { recordsTexts } from './texts.ts';

const panelsQuery = department(`
  query RecordPanels {
    sharingConsole { panels { plugin name title { zh en } type fields } }
  }
`);

/** Records of any type that the department can list, and the page of one with the panels of plugins. */
export default function RecordsPage(): ReactNode {
  const t = useTexts(recordsTexts);
  const language = useLanguage();
  const [, navigate] = useLocation();
  const { type, id } = useParams<{ type?: string; id?: string }>();
  const schema = useGraph();
  const lists = useMemo(() => (schema ? rootLists(schema) : []), [schema]);
  const list = lists.find((one) => one.type === type) ?? lists.find((one) => one.type === 'House') ?? lists[0];
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Select
        aria-label={t.type}
        showSearch
        optionFilterProp="label"
        value={list?.type ?? null}
        onChange={(chosen: string) => navigate(`/records/${chosen}`)}
        options={lists.map((one) => ({ value: one.type, label: titleOf(one.description, language) }))}
        style={{ minWidth: 240, marginBottom: 12 }}
      />
      {!schema || !list ? <Skeleton active /> : null}
      {schema && list && id === undefined ? (
        <RecordList key={list.type} list={list} fields={shownFields(schema, list.type).filter(isTelling)} />
      ) : null}
      {schema && list && id !== undefined ? <OpenRecord schema={schema} list={list} id={id} /> : null}
    </>
  );
}

/** What tells records from one another; their ids and the codes of places do not. */
function isTelling({ name }: { readonly name: string }): boolean {
  return !/^(id|boundary|centre|source|recordedAt|updatedAt|streetCode|communityCode)$/.test(name);
}

function OpenRecord({ schema, list, id }: { schema: GraphQLSchema; list: RootList; id: string }): ReactNode {
  const t = useTexts(recordsTexts);
  const said = useSaid();
  const language = useLanguage();
  const [{ data }] = useQuery({ query: panelsQuery });
  const panels = (data?.sharingConsole.panels ?? []).filter(({ type }) => type === list.type);
  return (
    <Flex vertical gap={16}>
      <Link href={`/records/${list.type}`}>
        <ArrowLeftOutlined aria-hidden /> {t.back}
      </Link>
      <RecordCard
        title={`${titleOf(list.description, language)} · ${t.basics}`}
        list={list}
        id={id}
        fields={shownFields(schema, list.type).filter(({ name }) => !/^(id|boundary|centre)$/.test(name))}
        missing={t.unknown}
        hidesEmpty
      />
      {panels.map(({ plugin, name, title, fields }) => (
        <RecordCard
          key={`${plugin} ${name}`}
          title={said(title)}
          list={list}
          id={id}
          fields={shownFields(schema, list.type, fields)}
          missing={t.unknown}
        />
      ))}
    </Flex>
  );
}
