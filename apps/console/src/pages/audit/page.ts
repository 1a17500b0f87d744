import FileSearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/audit/:part?',
  title: { zh: '审计', en: 'Audit' },
  icon: FileSearchOutlined,
  audience: ['auditor'],
  order: 310,
  load: () => import('./audit-page.tsx'),
} satisfies Page;
