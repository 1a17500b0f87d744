import { useCallback, useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';

/** A text of the API in both languages. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

const kept = 'gridweave-language';
const listeners = new Set<() => void>();
let language: Language = localStorage.getItem(kept) === 'en' ? 'en' : 'zh';
mark();

/** The language of the interface: Chinese unless the user chose English here. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => language);
}

export function chooseLanguage(chosen: Language): void {
  language = chosen;
  localStorage.setItem(kept, chosen);
  mark();
  for (const listener of listeners) listener();
}

/** The words of a text of the API in the language of the interface. */
export function useSaid(): (text: Said | null | undefined) => string {
  const chosen = useLanguage();
  return useCallback((text) => text?.[chosen] ?? '', [chosen]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function mark(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
