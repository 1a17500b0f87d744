import type { Label, Title } from '../label/label.ts';

/** `中文 / English` in one line. */
export function describe(title: Title, more?: Title): string {
  return more ? `${title.zh}(${more.zh}) / ${title.en} (${more.en})` : `${title.zh} / ${title.en}`;
}

/** The description of a labelled field. */
export function describeLabel(label: Label): string {
  return describe(label.title, label.description);
}
