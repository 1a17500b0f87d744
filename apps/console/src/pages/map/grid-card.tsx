import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Descriptions from 'antd/es/descriptions';
import Flex from 'antd/es/flex';
import Skeleton from 'antd/es/skeleton';
import Tag from 'antd/es/tag';
import type { ReactNode } from 'react';
import { gql, useQuery } from 'urql';
import { half, wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { mapTexts } from './texts.ts';

interface GridDetail {
  readonly code: string;
  readonly name: string | null;
  readonly dwellings: number | null;
  readonly community: { readonly name: string | null } | null;
  readonly professionalGrids: { readonly nodes: readonly { readonly kind: string; readonly name: string | null }[] };
  readonly events: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string; readonly number: string; readonly stage: string }[];
  } | null;
}

const query = gql<{ grid: GridDetail | null }, { code: string }>`
  query MapGrid($code: GridCode!) {
    grid(code: $code) {
      code
      name
      dwellings
      community {
        name
      }
      professionalGrids(first: 20) {
        nodes {
          kind
          name
        }
      }
      events(first: 5) {
        totalCount
        nodes {
          id
          number
          stage
        }
      }
    }
  }
`;

const stageTitles = gql<{ __type: { enumValues: readonly { name: string; description: string }[] } | null }>`
  query EventStages {
    __type(name: "EventStage") {
      enumValues {
        name
        description
      }
    }
  }
`;

interface Props {
  readonly code: string;
  /** The measure in words and the value of the grid. */
  readonly measured: string;
  readonly onClose: () => void;
}

/** What the viewer may see of a grid. */
export function GridCard({ code, measured, onClose }: Props): ReactNode {
  const t = useTexts(mapTexts);
  const language = useLanguage();
  const [{ data, error, fetching }] = useQuery({ query, variables: { code } });
  const [{ data: titles }] = useQuery({ query: stageTitles });
  const grid = data?.grid;
  const stages = new Map(titles?.__type?.enumValues.map(({ name, description }) => [name, description]));
  return (
    <Card
      size="small"
      title={`${t.grid} ${code}`}
      extra={
        <Button type="text" size="small" onClick={onClose}>
          {t.close}
        </Button>
      }
    >
      {error && !grid ? <Alert type="warning" title={wordsOf(error, language)} /> : null}
      {fetching && !grid ? <Skeleton active /> : null}
      {grid ? (
        <Descriptions
          column={1}
          size="small"
          items={[
            { key: 'measure', label: t.measure, children: measured },
            { key: 'community', label: t.community, children: grid.community?.name ?? '—' },
            { key: 'dwellings', label: t.measures.dwellings, children: grid.dwellings ?? '—' },
          ]}
        />
      ) : null}
      {grid ? (
        <>
          <h3 className="map-heading">{t.professional}</h3>
          {grid.professionalGrids.nodes.length === 0 ? t.noProfessional : null}
          <Flex wrap gap={4}>
            {grid.professionalGrids.nodes.map(({ kind, name }) => (
              <Tag key={`${kind} ${name}`}>{name ?? kind}</Tag>
            ))}
          </Flex>
          <h3 className="map-heading">{`${t.events} (${grid.events?.totalCount ?? 0})`}</h3>
          {(grid.events?.nodes ?? []).length === 0 ? t.noEvents : null}
          {grid.events?.nodes.map(({ id, number, stage }) => (
            <div key={id} className="map-event">
              <span>{number}</span>
              <Tag>{half(stages.get(stage) ?? stage, language)}</Tag>
            </div>
          ))}
        </>
      ) : null}
    </Card>
  );
}
