import HeatMapOutlined from '@ant-design/icons/es/icons/HeatMapOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/usage/:part?',
  title: { zh: '使用情况', en: 'Usage' },
  icon: HeatMapOutlined,
  audience: ['auditor', 'approver', 'catalogue-keeper'],
  order: 320,
  load: () => import('./usage-page.tsx'),
} satisfies Page;
