import theme from 'antd/es/theme';
import { memo, type ReactNode } from 'react';
import { useIsDark } from '../../appearance/appearance.ts';
import { useLanguage } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { writeDistance, writeTime } from '../../language/times.ts';
import { type Heat, warmth } from './heat.ts';
import { heatColours } from './heat-colours.ts';
import type { Measure } from './heat-map.tsx';
import { usageTexts } from './texts.ts';

interface Props {
  readonly heat: Heat | undefined;
  readonly measure: Measure;
  readonly isType: boolean;
  /** The department and the field or type. */
  readonly place: string;
}

/** One cell: when or how much; a dash where something is held and was never used; empty where nothing is held. */
export const HeatCell = memo(function HeatCell({ heat, measure, isType, place }: Props): ReactNode {
  const t = useTexts(usageTexts);
  const language = useLanguage();
  const { token } = theme.useToken();
  const colours = heatColours(useIsDark());
  if (!heat) return <td style={{ padding: 1 }} />;
  const [background, color] = colours[warmth(heat, measure, Date.now())]!;
  const isUsed = heat.lastUsed > 0;
  const isHeldOnly = !isUsed && heat.held > 0;
  const text = isUsed
    ? measure === 'lastUsed'
      ? writeDistance(new Date(heat.lastUsed).toISOString(), language)
      : writeNumber(heat[measure], language, true)
    : '—';
  const facts = isUsed
    ? [
        t.lastUsed(writeTime(new Date(heat.lastUsed).toISOString(), language)),
        t.operations(writeNumber(heat.operations, language)),
        t.rows(writeNumber(heat.rows, language)),
      ]
    : [t.heldNeverUsed];
  if (isType && heat.held > 0) facts.push(t.usedOfHeld(heat.used, Math.max(heat.held, heat.used)));
  return (
    <td style={{ padding: 1 }} title={`${place}\n${facts.join('\n')}`}>
      <div
        style={{
          padding: '3px 4px',
          borderRadius: 4,
          textAlign: 'center',
          whiteSpace: 'nowrap',
          background,
          color,
          border: `1px ${isHeldOnly ? 'dashed' : 'solid'} ${isHeldOnly ? token.colorBorder : 'transparent'}`,
        }}
      >
        {text}
      </div>
    </td>
  );
});
