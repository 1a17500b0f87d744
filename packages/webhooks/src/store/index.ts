export { addWebhook, type ShownSecret } from './add-webhook.ts';
export { type DueWebhook, readDue, readRoutes, type Route } from './due-webhook.ts';
export {
  moveWebhook,
  pauseWebhook,
  queueDeadLetters,
  releaseWebhook,
  removeWebhook,
  resumeWebhook,
  rotateSecret,
  suspendWebhook,
} from './manage-webhook.ts';
export { type DeadLetter, readDeadLetters, readWebhooks, type Webhook, type WebhookChoice } from './read-webhooks.ts';
export { beginBatch, giveUp, noteFailure, settleDelivered, skipBatch, stopWebhook } from './settle-batch.ts';
