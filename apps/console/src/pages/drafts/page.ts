import DiffOutlined from '@ant-design/icons/es/icons/DiffOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/drafts/:id?',
  title: { zh: '草案', en: 'Drafts' },
  icon: DiffOutlined,
  audience: 'admin',
  order: 15,
  load: () => import('./drafts-page.tsx'),
} satisfies Page;
