export { DeliveryQueue } from './delivery-queue.ts';
