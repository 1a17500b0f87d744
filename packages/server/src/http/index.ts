export { type HttpServer, listen } from './listen.ts';
export { upgradeTo } from './upgrade.ts';
export { acceptsEvents } from './media-type.ts';
export { createRouter, type Route, type RouteHandler } from './router.ts';
export { writeJson, writeWhole } from './write.ts';
