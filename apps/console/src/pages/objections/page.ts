import IssuesCloseOutlined from '@ant-design/icons/es/icons/IssuesCloseOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/objections',
  title: { zh: '校核纠错', en: 'Objections' },
  icon: IssuesCloseOutlined,
  audience: 'department',
  order: 36,
  load: () => import('./objections-page.tsx'),
} satisfies Page;
