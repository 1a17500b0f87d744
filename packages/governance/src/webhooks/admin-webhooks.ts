import { GridweaveError } from '@gridweave/kit';
import { readWebhooks, releaseWebhook, suspendWebhook, type Webhook } from '@gridweave/webhooks';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { mutation, query } from '../schema/define.ts';

/** All webhooks, and who may stop one. */
export function addAdminWebhooks(builder: Builder): void {
  const id = ['ID!', '推送 / the webhook'] as const;
  query<AdminContext>(builder, 'webhooks', {
    type: '[SharingWebhook!]!',
    description: '全部推送及其状态 / all webhooks and how they stand',
    args: { department: ['String', '部门代码 / code of a department'] },
    access: 'admin',
    resolve: ({ department }, { db }) => readWebhooks(db, { department }),
  });
  mutation<AdminContext>(builder, 'suspendWebhook', {
    type: 'SharingWebhook!',
    description: '停用推送,立即生效;部门不能恢复 / stops a webhook at once; the department cannot resume it',
    args: { id, reason: ['String!', '理由,部门可见 / reason, which the department sees'] },
    access: ['key-operator'],
    resolve: async (args, { db, admin }) => {
      await suspendWebhook(db, args.id, admin.person, args.reason);
      return one(db, args.id);
    },
  });
  mutation<AdminContext>(builder, 'releaseWebhook', {
    type: 'SharingWebhook!',
    description: '解除停用,自原位置继续 / ends the suspension; it goes on from where it stands',
    args: { id },
    access: ['key-operator'],
    resolve: async (args, { db, webhooks }) => {
      await releaseWebhook(db, args.id);
      const webhook = await one(db, args.id);
      await webhooks.wake(webhook);
      return webhook;
    },
  });
}

async function one(db: AdminContext['db'], id: string): Promise<Webhook> {
  const [found] = await readWebhooks(db, { id });
  if (found) return found;
  throw new GridweaveError('BAD_USER_INPUT', { zh: `没有推送 ${id}`, en: `there is no webhook ${id}` });
}
