import IssuesCloseOutlined from '@ant-design/icons/es/icons/IssuesCloseOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/objection-inbox',
  title: { zh: '校核纠错', en: 'Objections' },
  icon: IssuesCloseOutlined,
  audience: 'admin',
  order: 55,
  load: () => import('./objection-inbox-page.tsx'),
} satisfies Page;
