import BookOutlined from '@ant-design/icons/es/icons/BookOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/catalogue/:coordinate?',
  title: { zh: '共享目录', en: 'Catalogue' },
  icon: BookOutlined,
  audience: 'department',
  order: 10,
  load: () => import('./catalogue-page.tsx'),
} satisfies Page;
