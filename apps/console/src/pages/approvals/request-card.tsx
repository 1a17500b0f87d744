import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { Department } from '../../preview/departments.ts';
import { type Entries, useFieldName } from '../../preview/field-entries.ts';
import { maskWords } from '../../sharing/masks.ts';
import { SensitivityTag, StateTag } from '../../sharing/tags.tsx';
import { Deadline } from './deadline.tsx';
import type { Summary } from './documents.ts';
import { approvalsTexts } from './texts.ts';

interface Props {
  readonly request: Summary;
  readonly entries: Entries;
  readonly department: Department | undefined;
}

const order = ['PUBLIC', 'INTERNAL', 'PERSONAL', 'SENSITIVE'] as const;

/** Who asks for what, what for and until when; the whole of it leads to the request. */
export function RequestCard({ request, entries, department }: Props): ReactNode {
  const t = useTexts(approvalsTexts);
  const said = useSaid();
  const language = useLanguage();
  const nameOf = useFieldName(entries);
  const { id, fields, state, mask, approvedBy, requirements } = request;
  const worst = Math.max(...fields.map((field) => order.indexOf(entries.get(field)?.sensitivity ?? 'PUBLIC')));
  const names = fields
    .slice(0, 4)
    .map(nameOf)
    .join(language === 'zh' ? '、' : ', ');
  return (
    <Link href={`/approvals/${id}`} style={{ display: 'block' }}>
      <Card size="small" hoverable>
        <Flex wrap gap="4px 16px" align="baseline">
          <Typography.Text strong style={{ flex: '1 1 300px' }}>
            {department ? said(department.title) : request.department}
          </Typography.Text>
          <Deadline request={request} />
          <StateTag state={state} />
        </Flex>
        <div>
          <Typography.Text>
            {names}
            {fields.length > 4 ? ` ${t.more(fields.length)}` : ''}
          </Typography.Text>
        </div>
        <Flex wrap gap="4px 12px" align="baseline" style={{ marginTop: 4 }}>
          <Typography.Text type="secondary" style={{ flex: '1 1 300px' }}>
            {request.purpose}
          </Typography.Text>
          <Flex wrap gap={4}>
            <Tag color={mask ? 'blue' : 'default'}>{mask ? maskWords(mask, language) : t.full}</Tag>
            {worst > 1 ? <SensitivityTag sensitivity={order[worst]!} /> : null}
            {state === 'REQUESTED' ? <Tag>{t.approvedSoFar(approvedBy.length, requirements.approvals)}</Tag> : null}
          </Flex>
        </Flex>
      </Card>
    </Link>
  );
}
