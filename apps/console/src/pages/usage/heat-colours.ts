/** Backgrounds from cold to warm, each with a text colour of enough contrast, in light and dark. */
const light = [
  ['transparent', '#667'],
  ['#e3f2f0', '#123'],
  ['#b8ddd9', '#123'],
  ['#79bdb6', '#0b1f1e'],
  ['#238a83', '#fff'],
  ['#0a5a56', '#fff'],
] as const;
const dark = [
  ['transparent', '#99a'],
  ['#12302e', '#dff'],
  ['#17504c', '#eff'],
  ['#1f756f', '#fff'],
  ['#4fb3aa', '#06201e'],
  ['#9fe3da', '#06201e'],
] as const;

export function heatColours(isDark: boolean): readonly (readonly [background: string, text: string])[] {
  return isDark ? dark : light;
}
