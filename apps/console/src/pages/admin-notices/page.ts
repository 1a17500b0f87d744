import BellOutlined from '@ant-design/icons/es/icons/BellOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/admin-notices',
  title: { zh: '通知', en: 'Notices' },
  icon: BellOutlined,
  audience: 'admin',
  order: 40,
  load: () => import('./admin-notices-page.tsx'),
} satisfies Page;
