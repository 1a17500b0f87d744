import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.ts';
import { colours } from './measures.ts';
import { mapTexts } from './texts.ts';

interface Props {
  readonly isCoverage: boolean;
  /** How many records the layer shows, in words; undefined without one. */
  readonly shown: string | undefined;
}

/** What the colours say. */
export function Legend({ isCoverage, shown }: Props): ReactNode {
  const t = useTexts(mapTexts);
  const swatches = isCoverage ? [colours[3], '#f3c9b5'] : colours;
  return (
    <span className="map-legend">
      <span>{isCoverage ? t.covered : t.less}</span>
      {swatches.map((colour) => (
        <span key={colour} className="map-swatch" style={{ backgroundColor: colour }} />
      ))}
      <span>{isCoverage ? t.uncovered : t.more}</span>
      {shown === undefined ? null : <span className="map-count">{shown}</span>}
    </span>
  );
}
