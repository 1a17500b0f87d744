import ProfileOutlined from '@ant-design/icons/es/icons/ProfileOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/records/:type?/:id?',
  title: { zh: '记录', en: 'Records' },
  icon: ProfileOutlined,
  audience: 'department',
  order: 34,
  load: () => import('./records-page.tsx'),
} satisfies Page;
