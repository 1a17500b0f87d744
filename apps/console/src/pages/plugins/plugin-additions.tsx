import Collapse from 'antd/es/collapse';
import Flex from 'antd/es/flex';
import Tag from 'antd/es/tag';
import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.ts';
import { useNames } from '../../sharing/names.ts';
import type { InstalledPlugin } from './documents.ts';
import { pluginsTexts } from './texts.ts';

const kinds = ['types', 'fields', 'queries', 'mutations', 'scopes', 'gridKinds', 'eventCategories'] as const;

/** What a plugin adds to the graph, by kind; of what it adds nothing is said. */
export function PluginAdditions({ adds }: { readonly adds: NonNullable<InstalledPlugin['adds']> }): ReactNode {
  const t = useTexts(pluginsTexts);
  const names = useNames();
  const titleOf = (kind: (typeof kinds)[number], name: string): string => {
    if (kind === 'types') return names.ofType(name);
    if (kind === 'fields') return names.ofField(name);
    if (kind === 'mutations') return names.ofField(`Mutation.${name}`).split(' · ').at(-1)!;
    return name;
  };
  return (
    <Collapse
      size="small"
      items={kinds
        .filter((kind) => adds[kind].length > 0)
        .map((kind) => ({
          key: kind,
          label: `${t.kinds[kind]} · ${adds[kind].length}`,
          children: (
            <Flex wrap gap="6px 4px">
              {adds[kind].map((name) => (
                <Tag key={name} title={name} style={{ marginInlineEnd: 0 }}>
                  {titleOf(kind, name)}
                </Tag>
              ))}
            </Flex>
          ),
        }))}
    />
  );
}
