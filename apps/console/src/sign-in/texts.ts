import { texts } from '../language/texts.ts';

export const signInTexts = texts(
  {
    title: '登录织网',
    lead: '查看、申请和使用本部门可共享的数据;管理员在此审批与审计。',
    credential: '密钥',
    placeholder: '部门密钥、管理员密钥或身份令牌',
    hint: '密钥只发送这一次,不保存在浏览器中。本机运行的示例城市的密钥见终端输出,或数据目录中的 sample-credentials.json。',
    signIn: '登录',
    missing: '请填写密钥',
    unreachable: '无法连接服务器,请稍后重试',
    provider: '以统一身份认证登录(管理员)',
    refused: {
      notAdmin: '该账号不是本平台的管理员,请联系平台管理员登记',
      unavailable: '统一身份认证暂时无法连接,请稍后重试,或使用密钥',
      failed: '统一身份认证没有确认登录,请重新登录',
    },
  },
  {
    title: 'Sign in to Gridweave',
    lead: 'See, ask for and use the data that your department can share. Admins decide and audit here.',
    credential: 'Key',
    placeholder: 'Key of a department or an admin, or an identity token',
    hint: 'The key is sent this once and not kept in the browser. Keys of a sample city on this machine are in the terminal, and in sample-credentials.json of the data folder.',
    signIn: 'Sign in',
    missing: 'Enter a key',
    unreachable: 'The server cannot be reached; try again shortly',
    provider: 'Sign in with the identity provider (admins)',
    refused: {
      notAdmin: 'This account is no admin here; ask an admin to add it',
      unavailable: 'The identity provider cannot be reached; try again later, or use a key',
      failed: 'The identity provider did not confirm the sign-in; try again',
    },
  },
);
