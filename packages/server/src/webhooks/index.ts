export { WebhookDeliveries, type WebhookSettings } from './webhook-deliveries.ts';
