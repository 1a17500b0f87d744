export { sendMessage, type SendOutcome } from './send.ts';
export { newMessageId } from './sign.ts';
