import type { Notice } from '@gridweave/access';
import type { Builder } from '../schema/builder.ts';
import { object } from '../schema/define.ts';

/** The type of notices, for admins and departments alike. */
export function addNoticeTypes(builder: Builder): void {
  object<Notice, unknown>(builder, 'SharingNotice', '通知 / a notice', {
    id: ['ID!', '标识 / id'],
    at: ['String!', '时间,ISO 8601 / time, ISO 8601'],
    kind: ['String!', '种类 / kind'],
    subject: ['ID!', '所涉之物的标识 / id of what it is about'],
    text: ['SharingText!', '内容 / text', ({ zh, en }) => ({ zh, en })],
    read: ['Boolean!', '已读 / read by the caller'],
  });
}
