export { DeliveryQueue, type QueueOptions } from './delivery-queue.ts';
