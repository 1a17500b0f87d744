import EyeInvisibleOutlined from '@ant-design/icons/es/icons/EyeInvisibleOutlined';
import StopOutlined from '@ant-design/icons/es/icons/StopOutlined';
import theme from 'antd/es/theme';
import Tooltip from 'antd/es/tooltip';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.ts';
import { cellKind, type Mark } from './marks.ts';
import { reasonOf } from './reasons.ts';

interface Props {
  readonly value: unknown;
  readonly mark: Mark | undefined;
}

/** A value; where it is masked or missing, with the reason. */
export function MarkedCell({ value, mark }: Props): ReactNode {
  const language = useLanguage();
  const { token } = theme.useToken();
  const kind = cellKind(value, mark);
  const reason = reasonOf(kind, mark, language);
  const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : value;
  if (reason === undefined) return String(text);
  if (kind === 'denied')
    return (
      <span style={{ color: token.colorTextTertiary, whiteSpace: 'nowrap' }}>
        <StopOutlined aria-hidden /> {reason}
      </span>
    );
  if (kind !== 'masked')
    return (
      <Tooltip title={reason}>
        <span aria-label={reason} role="img" style={{ color: token.colorTextTertiary }}>
          —
        </span>
      </Tooltip>
    );
  return (
    <Tooltip title={reason}>
      <span
        tabIndex={0}
        style={{ background: token.colorWarningBg, padding: '1px 6px', borderRadius: 4, whiteSpace: 'nowrap' }}
      >
        {String(text)} <EyeInvisibleOutlined aria-label={reason} style={{ color: token.colorWarningText }} />
      </span>
    </Tooltip>
  );
}
