import Flex from 'antd/es/flex';
import theme from 'antd/es/theme';
import type { ReactNode } from 'react';
import { useIsDark } from '../../appearance/appearance.ts';
import { useTexts } from '../../language/texts.ts';
import { heatColours } from './heat-colours.ts';
import type { Measure } from './heat-map.tsx';
import { usageTexts } from './texts.ts';

/** What the colours mean. */
export function HeatLegend({ measure }: { readonly measure: Measure }): ReactNode {
  const t = useTexts(usageTexts);
  const { token } = theme.useToken();
  const colours = heatColours(useIsDark());
  const words = measure === 'lastUsed' ? t.ages : undefined;
  const [first, ...steps] = colours.map(([background], step) => ({ step, background }));
  return (
    <Flex wrap gap="4px 12px" align="center" style={{ fontSize: 12, color: token.colorTextSecondary }}>
      <span>
        <Swatch background={first!.background} border={token.colorBorder} /> {t.heldNeverUsed}
      </span>
      {words ? (
        steps.map(({ step, background }) => (
          <span key={step}>
            <Swatch background={background} border={token.colorBorder} /> {words[`step${step}` as keyof typeof words]}
          </span>
        ))
      ) : (
        <span>
          {t.little}{' '}
          {steps.map(({ step, background }) => (
            <Swatch key={step} background={background} border={token.colorBorder} />
          ))}{' '}
          {t.much}
        </span>
      )}
    </Flex>
  );
}

function Swatch({ background, border }: { readonly background: string; readonly border: string }): ReactNode {
  return (
    <span
      aria-hidden
      style={{
        display: 'inline-block',
        width: 14,
        height: 14,
        borderRadius: 3,
        verticalAlign: -2,
        border: `1px ${background === 'transparent' ? 'dashed' : 'solid'} ${border}`,
        background,
      }}
    />
  );
}
