/** What a process that serves tells the one that looks after it. */
export type FromServer =
  | { readonly kind: 'ready' }
  /** It was asked for metrics and wants those of all processes. */
  | { readonly kind: 'gather'; readonly id: number }
  | { readonly kind: 'metrics'; readonly id: number; readonly text: string };

/** What it is told. */
export type ToServer =
  | { readonly kind: 'stop' }
  | { readonly kind: 'render'; readonly id: number }
  | { readonly kind: 'gathered'; readonly id: number; readonly text: string };
