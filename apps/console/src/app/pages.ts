import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Page } from '../page/page.ts';

/** A page whose code is loaded when somebody opens it. */
export interface OfferedPage extends Page {
  readonly Content: LazyExoticComponent<ComponentType>;
}

const found = import.meta.glob<Page>('../pages/*/page.ts', { eager: true, import: 'default' });

/** Every folder under `pages`, in the order of the sidebar. */
export const pages: readonly OfferedPage[] = Object.values(found)
  .map((page) => ({ ...page, Content: lazy(page.load) }))
  .sort((a, b) => a.order - b.order);
