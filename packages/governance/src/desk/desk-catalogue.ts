import { catalogueOf, markNoticesRead, noticesFor } from '@gridweave/access';
import { resolveBundles } from '../bundles/bundle-types.ts';
import { searchCatalogue } from '../catalogue/search-catalogue.ts';
import type { DeskContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { mutation, query } from '../schema/define.ts';
import { catalogueArguments } from '../catalogue/catalogue-arguments.ts';
import { pageOf } from '../schema/page.ts';

/** The catalogue with what the department has, bundles that it can ask for, and its notices. */
export function addDeskCatalogue(builder: Builder): void {
  query<DeskContext>(builder, 'sharingCatalogue', {
    type: '[SharingEntry!]!',
    description:
      '共享目录:可申请的字段与变更,及本部门已有的 / the sharing catalogue: fields and mutations that can be asked for, and what the department has',
    args: catalogueArguments,
    access: 'department',
    resolve: (args, { policy }) =>
      pageOf(searchCatalogue(catalogueOf(policy.model, policy), args), args, (entry) => entry.coordinate),
  });
  query<DeskContext>(builder, 'sharingBundles', {
    type: '[SharingBundle!]!',
    description: '可申请或应急启用的资源包 / bundles that can be asked for, or taken in an emergency',
    access: 'department',
    resolve: resolveBundles,
  });
  query<DeskContext>(builder, 'sharingNotices', {
    type: '[SharingNotice!]!',
    description: '给本部门的通知,最新在前 / notices for the department, newest first',
    args: { first: ['Int', '条数,默认 50,最多 500 / how many, 50 unless told, at most 500', 50] },
    access: 'department',
    resolve: ({ first }, { db, caller }) =>
      noticesFor(db, [`department:${caller.department}`], caller.client, Math.min(500, Math.max(1, first ?? 50))),
  });
  mutation<DeskContext>(builder, 'markSharingNoticesRead', {
    type: 'Int!',
    description: '标记通知为已读 / marks notices as read',
    args: { ids: ['[ID!]!', '通知的标识 / ids of the notices'] },
    access: 'department',
    resolve: ({ ids }, { db, caller }) => markNoticesRead(db, [`department:${caller.department}`], caller.client, ids),
  });
}
