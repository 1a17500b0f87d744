export { sendMessage, type SendOutcome } from './send.ts';
export { newMessageId, shownSecret } from './sign.ts';
