import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/approvals/:id?',
  title: { zh: '审批', en: 'Approvals' },
  icon: AuditOutlined,
  audience: ['approver', 'catalogue-keeper'],
  order: 10,
  load: () => import('./approvals-page.tsx'),
} satisfies Page;
