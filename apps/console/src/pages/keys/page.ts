import KeyOutlined from '@ant-design/icons/es/icons/KeyOutlined';
import type { Page } from '../../page/page.ts';

export default {
  path: '/keys',
  title: { zh: '接入与用量', en: 'Keys and usage' },
  icon: KeyOutlined,
  audience: 'department',
  order: 50,
  load: () => import('./keys-page.tsx'),
} satisfies Page;
