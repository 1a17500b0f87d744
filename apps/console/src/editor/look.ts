import { HighlightStyle } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export function look(dark: boolean): Extension {
  const line = dark ? '#424242' : '#d9d9d9';
  return EditorView.theme(
    {
      '&': {
        border: `1px solid ${line}`,
        borderRadius: '6px',
        fontSize: '13px',
        backgroundColor: dark ? '#141414' : '#fff',
      },
      '&.cm-focused': { outline: '2px solid #0b7a75', outlineOffset: '-1px' },
      '.cm-scroller': { minHeight: '260px', maxHeight: '60vh', fontFamily: 'ui-monospace, Menlo, Consolas, monospace' },
      '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: dark ? '#8c8c8c' : '#737373' },
    },
    { dark },
  );
}

/** Colours with enough contrast on either ground. */
export function highlight(dark: boolean): HighlightStyle {
  const colour = (light: string, onDark: string): string => (dark ? onDark : light);
  return HighlightStyle.define([
    { tag: [tags.keyword, tags.definitionKeyword], color: colour('#9c1c6b', '#f08fc0') },
    { tag: [tags.propertyName, tags.attributeName], color: colour('#0b5fa5', '#7cc4ff') },
    { tag: [tags.string], color: colour('#0a6b3d', '#7fd6a4') },
    { tag: [tags.number, tags.bool, tags.null], color: colour('#8a4b00', '#f0b878') },
    { tag: [tags.variableName], color: colour('#6b3fa0', '#c9a6f5') },
    { tag: [tags.comment], color: colour('#666666', '#9c9c9c') },
    { tag: [tags.typeName, tags.atom], color: colour('#0b6e6e', '#4fc3b8') },
  ]);
}
