import AppstoreOutlined from '@ant-design/icons/es/icons/AppstoreOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/plugins/:name?',
  title: { zh: '插件', en: 'Plugins' },
  icon: AppstoreOutlined,
  audience: 'admin',
  order: 330,
  load: () => import('./plugins-page.tsx'),
} satisfies Page;
