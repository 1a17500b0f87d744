import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import Skeleton from 'antd/es/skeleton';
import Typography from 'antd/es/typography';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTexts } from '../../language/texts.ts';
import { CodeBlock } from '../../preview/code-block.tsx';
import { definitionsIn, searchDefinitions } from './definitions.ts';
import { viewAsTexts } from './texts.ts';

const shownAtOnce = 20;

/** The department's graph as text, by the types in which the words are found. */
export function SchemaTab({ sdl }: { readonly sdl: string | undefined }): ReactNode {
  const t = useTexts(viewAsTexts);
  const [words, setWords] = useState('');
  const [limit, setLimit] = useState(shownAtOnce);
  const sought = useDeferredValue(words);
  const all = useMemo(() => (sdl === undefined ? undefined : definitionsIn(sdl)), [sdl]);
  const found = useMemo(() => searchDefinitions(all ?? [], sought), [all, sought]);
  if (all === undefined) return <Skeleton active />;
  return (
    <Flex vertical gap={12}>
      <Flex wrap gap={12} align="center">
        <Input.Search
          allowClear
          aria-label={t.searchSchema}
          placeholder={t.searchSchema}
          value={words}
          onChange={({ target }) => {
            setWords(target.value);
            setLimit(shownAtOnce);
          }}
          style={{ maxWidth: 420 }}
        />
        <Typography.Text type="secondary" aria-live="polite">
          {t.typesFound(found.length, all.length)}
        </Typography.Text>
      </Flex>
      {found.length === 0 ? <Typography.Text type="secondary">{t.noTypes}</Typography.Text> : null}
      {found.slice(0, limit).map((text) => (
        <CodeBlock key={text} text={text} height={360} />
      ))}
      {found.length > limit ? (
        <Button onClick={() => setLimit(limit + 100)}>{t.moreTypes(found.length - limit)}</Button>
      ) : null}
    </Flex>
  );
}
