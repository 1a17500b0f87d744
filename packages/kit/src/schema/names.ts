/** `floorArea` as an enum value: `FLOOR_AREA`. */
export function enumName(field: string): string {
  return field.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/** The levels of area by which counts can be grouped, with the length of their codes. */
export const areaLevels = { CITY: 4, DISTRICT: 6, STREET: 9, COMMUNITY: 12, GRID: 14 } as const;
export type AreaLevel = keyof typeof areaLevels;
