import type { Title } from '@gridweave/kit';

/** The names of a plugin in the forms that its files need. */
export interface Names {
  /** `urban-management` */
  readonly name: string;
  /** `urban_management` */
  readonly schema: string;
  /** `urbanManagement` */
  readonly camel: string;
  /** `UrbanManagement` */
  readonly pascal: string;
  readonly title: Title;
}

export function namesOf(name: string, title: Title): Names {
  const pascal = name
    .split('-')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');
  return { name, title, pascal, camel: pascal[0]!.toLowerCase() + pascal.slice(1), schema: name.replaceAll('-', '_') };
}
