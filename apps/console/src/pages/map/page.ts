import EnvironmentOutlined from '@ant-design/icons/es/icons/EnvironmentOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/map',
  title: { zh: '网格地图', en: 'Map' },
  icon: EnvironmentOutlined,
  audience: 'department',
  order: 35,
  load: () => import('./map-page.tsx'),
} satisfies Page;
