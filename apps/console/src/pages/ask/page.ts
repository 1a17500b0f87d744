import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/ask',
  title: { zh: '申请字段', en: 'Ask for fields' },
  icon: FormOutlined,
  audience: 'department',
  order: 20,
  load: () => import('./ask-page.tsx'),
} satisfies Page;
