import Flex from 'antd/es/flex';
import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.ts';
import { matrixTexts } from './texts.ts';

const tones = ['full', 'masked', 'operators', 'none', 'denied'] as const;
const letters = ['MATCH', 'FILTER', 'ORDER', 'SEARCH', 'AGGREGATE', 'SUBSCRIBE'] as const;

/** What the colours, marks and letters of cells mean. */
export function Legend(props: { readonly isComparing: boolean; readonly isNarrow: boolean }): ReactNode {
  const t = useTexts(matrixTexts);
  if (!props.isNarrow) return <Signs isComparing={props.isComparing} />;
  // a narrow window has no room for both it and the matrix
  return (
    <details style={{ marginBottom: 8 }}>
      <summary>{t.legend}</summary>
      <Signs isComparing={props.isComparing} />
    </details>
  );
}

function Signs({ isComparing }: { readonly isComparing: boolean }): ReactNode {
  const t = useTexts(matrixTexts);
  return (
    <Flex
      wrap
      gap="4px 16px"
      align="center"
      component="section"
      aria-label={t.legend}
      style={{ fontSize: 12, margin: '0 0 8px' }}
    >
      {tones.map((tone) => (
        <span key={tone}>
          <span className={`mx-sample mx-${tone === 'operators' ? 'operators-only' : tone}`}>
            {tone === 'masked' ? t.mask.keep(3, 4) : t.short[tone]}
          </span>{' '}
          {t.legendWords[tone]}
        </span>
      ))}
      <span>
        <span className="mx-sample">
          <i className="mx-limited" />
        </span>{' '}
        {t.legendWords.limited}
      </span>
      <span>
        <span className="mx-soon">{t.days(12)}</span> {t.legendWords.soon}
      </span>
      {isComparing ? (
        <span>
          <span className="mx-sample mx-different" /> {t.legendWords.different}
        </span>
      ) : null}
      <span>{letters.map((operator) => `${t.letters[operator]} ${t.operator[operator]}`).join(' · ')}</span>
    </Flex>
  );
}
