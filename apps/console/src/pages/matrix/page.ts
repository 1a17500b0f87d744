import TableOutlined from '@ant-design/icons/es/icons/TableOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/matrix/:coordinate?/:department?',
  title: { zh: '权限矩阵', en: 'Permission matrix' },
  icon: TableOutlined,
  audience: 'admin',
  order: 10,
  load: () => import('./matrix-page.tsx'),
} satisfies Page;
