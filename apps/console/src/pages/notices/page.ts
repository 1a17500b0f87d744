import BellOutlined from '@ant-design/icons/es/icons/BellOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/notices',
  title: { zh: '通知', en: 'Notices' },
  icon: BellOutlined,
  audience: 'department',
  order: 40,
  load: () => import('./notices-page.tsx'),
} satisfies Page;
