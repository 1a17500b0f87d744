import { type ErrorText, GridweaveError } from '@gridweave/kit';

/** How far the start has come, in words for whoever asks meanwhile. */
export const phases = {
  database: { zh: '正在启动或连接数据库', en: 'The database is being started or connected' },
  migrations: { zh: '正在迁移数据库结构', en: 'The tables are being migrated' },
  data: { zh: '正在准备数据', en: 'The data is being prepared' },
  policy: { zh: '正在读取权限策略', en: 'The policy is being read' },
  closing: { zh: '正在停止', en: 'The server is stopping' },
} as const satisfies Record<string, ErrorText>;

/** The refusal of queries before the platform is ready. */
export function notReady(phase: ErrorText): GridweaveError {
  return new GridweaveError('DATABASE_UNAVAILABLE', {
    zh: `服务尚未就绪:${phase.zh}。就绪后自动开始服务,详见 /health/ready`,
    en: `Not ready yet: ${phase.en}. Service begins by itself; see /health/ready`,
  });
}
