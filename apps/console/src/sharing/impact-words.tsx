import Alert from 'antd/es/alert';
import Spin from 'antd/es/spin';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { wordsOf } from '../graph/problems.ts';
import { useLanguage } from '../language/language.ts';
import { writeNumber } from '../language/numbers.ts';
import { useTexts } from '../language/texts.ts';
import { impactTexts } from './impact-texts.ts';
import { useNames } from './names.ts';

interface Impact {
  readonly operations: number;
  readonly impacted: readonly {
    readonly effect: string;
    readonly department: string;
    readonly operationName: string | null;
    readonly calls: number;
  }[];
}

interface Props {
  /** Undefined while it is worked out. */
  readonly impact: Impact | undefined;
  readonly error: CombinedError | undefined;
}

/** What a change does to the operations that departments called: whose would break, and how often they were called. */
export function ImpactWords({ impact, error }: Props): ReactNode {
  const t = useTexts(impactTexts);
  const language = useLanguage();
  const names = useNames();
  if (error) return <Alert type="warning" showIcon title={t.unknown} description={wordsOf(error, language)} />;
  if (!impact)
    return (
      <div role="status">
        <Spin size="small" /> {t.working}
      </div>
    );
  const broken = impact.impacted.filter(({ effect }) => effect === 'BREAKS');
  if (broken.length === 0) return <Alert type="success" showIcon title={t.nothing(impact.operations)} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t.breaks(broken.length)}
      description={
        <ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 180, overflow: 'auto' }}>
          {broken.map(({ department, operationName, calls }, at) => (
            // two operations of a department may have one name
            <li key={`${department} ${operationName} ${at}`}>
              {names.ofDepartment(department)} · {operationName ?? t.unnamed} · {t.calls(writeNumber(calls, language))}
            </li>
          ))}
        </ul>
      }
    />
  );
}
