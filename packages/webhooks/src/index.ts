export { newMessageId, sendMessage, type SendOutcome } from './message/index.ts';
export { DeliveryQueue } from './queue/index.ts';
export {
  addWebhook,
  beginBatch,
  type DeadLetter,
  type DueWebhook,
  giveUp,
  moveWebhook,
  noteFailure,
  pauseWebhook,
  queueDeadLetters,
  readDeadLetters,
  readDue,
  readRoutes,
  readWebhooks,
  releaseWebhook,
  removeWebhook,
  resumeWebhook,
  rotateSecret,
  type Route,
  settleDelivered,
  type ShownSecret,
  skipBatch,
  stopWebhook,
  suspendWebhook,
  type Webhook,
  type WebhookChoice,
} from './store/index.ts';
export { webhookMigrations } from './tables/index.ts';
export { checkTarget, type Network, readNetwork, type TargetRules } from './target/index.ts';
