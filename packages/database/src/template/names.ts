import { createHash, randomBytes } from 'node:crypto';

const COPY = /^gw_test_(\d{10})_[0-9a-f]+$/;
const TEMPLATE = /^gw_template_[0-9a-f]+(_unfinished)?$/;

/** The template of a key. */
export function templateName(key: string): string {
  return `gw_template_${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
}

/** The name under which a template is prepared; it is renamed when it is ready. */
export function unfinishedName(template: string): string {
  return `${template}_unfinished`;
}

/** A new name that carries the second in which it was made. */
export function copyName(nowMs: number): string {
  return `gw_test_${String(Math.floor(nowMs / 1000)).padStart(10, '0')}_${randomBytes(5).toString('hex')}`;
}

/** When a database that `copyName` named was made, in milliseconds; undefined for any other name. */
export function madeAt(name: string): number | undefined {
  const seconds = COPY.exec(name)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/** True for the names of templates, finished or not. */
export function isTemplateName(name: string): boolean {
  return TEMPLATE.test(name);
}
