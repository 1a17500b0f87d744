import { type Audience, markNoticesRead, noticesFor } from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { mutation, query } from '../schema/define.ts';
import { pageSize } from '../schema/page.ts';

/** Notices for admins, by their roles. */
export function addAdminNotices(builder: Builder): void {
  const audiences = ({ admin }: AdminContext): readonly Audience[] => admin.roles;
  query<AdminContext>(builder, 'notices', {
    type: '[SharingNotice!]!',
    description: '给调用者各角色的通知,最近的在前 / notices for the roles of the caller, the latest first',
    args: { first: ['Int', '条数,默认 50,最多 1000 / how many, 50 unless told, at most 1000', 50] },
    access: 'admin',
    resolve: ({ first }, context) =>
      noticesFor(context.db, audiences(context), context.admin.admin, pageSize(first, 50)),
  });
  mutation<AdminContext>(builder, 'markNoticesRead', {
    type: 'Int!',
    description: '标记通知为已读 / marks notices as read',
    args: { ids: ['[ID!]!', '通知 / the notices'] },
    access: 'admin',
    resolve: ({ ids }, context) => markNoticesRead(context.db, audiences(context), context.admin.admin, ids),
  });
}
