import GatewayOutlined from '@ant-design/icons/es/icons/GatewayOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/docking/:kind?',
  title: { zh: '专业网格对接', en: 'Grid docking' },
  icon: GatewayOutlined,
  audience: 'admin',
  order: 340,
  load: () => import('./docking-page.tsx'),
} satisfies Page;
