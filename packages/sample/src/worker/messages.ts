import type { ErrorCode, ErrorText } from '@gridweave/kit';
import type { SampleReport, SampleRequest } from '../generate-sample.ts';
import type { SampleProgress } from '../load/progress.ts';

/** What the worker is told. */
export interface WorkerTask {
  readonly request: SampleRequest;
  /** Module whose export `config`, or default export, has the plugins. */
  readonly config: string;
  /** The names of those that rows are made for; all unless given. */
  readonly plugins: readonly string[] | undefined;
}

/** What the worker tells. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: SampleProgress }
  | { readonly kind: 'done'; readonly report: SampleReport | undefined }
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly known?: {
        readonly code: ErrorCode;
        readonly text: ErrorText;
        readonly details: Record<string, unknown>;
      };
    };
