import { useSyncExternalStore } from 'react';

/** Light and dark as the user chose here, or as the system has it. */
export type Appearance = 'system' | 'light' | 'dark';

const kept = 'gridweave-appearance';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
const stored = localStorage.getItem(kept);
let appearance: Appearance = stored === 'light' || stored === 'dark' ? stored : 'system';
system.addEventListener('change', tell);
mark();

export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, () => appearance);
}

export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

export function chooseAppearance(chosen: Appearance): void {
  appearance = chosen;
  if (chosen === 'system') localStorage.removeItem(kept);
  else localStorage.setItem(kept, chosen);
  tell();
}

function isDark(): boolean {
  return appearance === 'system' ? system.matches : appearance === 'dark';
}

function tell(): void {
  mark();
  for (const listener of listeners) listener();
}

function mark(): void {
  document.documentElement.style.colorScheme = isDark() ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
