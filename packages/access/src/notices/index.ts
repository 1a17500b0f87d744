export { type Audience, leaveNotice, markNoticesRead, type NewNotice, type Notice, noticesFor } from './notices.ts';
