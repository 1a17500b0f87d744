import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/requests/:id?',
  title: { zh: '申请与授权', en: 'Requests and grants' },
  icon: InboxOutlined,
  audience: 'department',
  order: 30,
  load: () => import('./requests-page.tsx'),
} satisfies Page;
