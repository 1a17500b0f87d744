import EyeOutlined from '@ant-design/icons/es/icons/EyeOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/view-as/:department?',
  title: { zh: '以部门身份查看', en: 'View as' },
  icon: EyeOutlined,
  audience: 'admin',
  order: 20,
  load: () => import('./view-as-page.tsx'),
} satisfies Page;
