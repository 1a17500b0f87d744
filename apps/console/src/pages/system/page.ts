import ClusterOutlined from '@ant-design/icons/es/icons/ClusterOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/system',
  title: { zh: '系统', en: 'System' },
  icon: ClusterOutlined,
  audience: 'admin',
  order: 350,
  load: () => import('./system-page.tsx'),
} satisfies Page;
