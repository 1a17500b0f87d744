import type { ChangeMessage } from '@gridweave/engine';

import { type Refusal, refusalBody } from '../errors/index.ts';

/** The end of a stream, as the protocol of graphql-sse has it in its distinct connections mode. */
export const completeFrame = 'event: complete\ndata:\n\n';

const frames = new WeakMap<ChangeMessage, Buffer>();

/** A message as an event, made once for all streams that get it. JSON has no line breaks of its own. */
export function frameOf(message: ChangeMessage): Buffer {
  let frame = frames.get(message);
  if (!frame) {
    frame = Buffer.from(`event: next\nid: ${message.cursor}\ndata: ${message.text}\n\n`);
    frames.set(message, frame);
  }
  return frame;
}

/** The last result of a stream that was ended. */
export function refusalFrame(refusal: Refusal): string {
  return `event: next\ndata: ${refusalBody(refusal).toString()}\n\n`;
}

/** An answer that is no stream, for clients that take nothing else than events. */
export function onlyEvent(body: Buffer): Buffer {
  return Buffer.concat([Buffer.from('event: next\ndata: '), body, Buffer.from(`\n\n${completeFrame}`)]);
}
