import { texts } from '../language/texts.ts';

export const noticesTexts = texts(
  {
    title: '通知',
    lead: '答复、到期与条件变更',
    markRead: '全部标为已读',
    nothing: '没有通知。申请得到答复、授权将到期时会在此提醒。',
    open: '查看',
    unread: '未读',
  },
  {
    title: 'Notices',
    lead: 'Answers, expiries and changed conditions',
    markRead: 'Mark all as read',
    nothing: 'There are no notices. You are told here when a request is answered or a grant is about to end.',
    open: 'Open',
    unread: 'Unread',
  },
);
