import CodeOutlined from '@ant-design/icons/es/icons/CodeOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/query',
  title: { zh: '查询', en: 'Query' },
  icon: CodeOutlined,
  audience: 'anyone',
  order: 900,
  load: () => import('./query-page.tsx'),
} satisfies Page;
