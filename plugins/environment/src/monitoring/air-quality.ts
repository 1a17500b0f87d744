/** Concentrations of one hour in μg/m³. */
export interface Concentrations {
  readonly pm25: number | null;
  readonly pm10: number | null;
  readonly no2: number | null;
  readonly o3: number | null;
}

/** HJ 633: the concentrations at which the index of each pollutant reaches these values. */
const indexAt = [0, 50, 100, 150, 200, 300, 400, 500] as const;
const breakpoints = {
  pm25: [0, 35, 75, 115, 150, 250, 350, 500],
  pm10: [0, 50, 150, 250, 350, 420, 500, 600],
  no2: [0, 100, 200, 700, 1200, 2340, 3090, 3840],
  o3: [0, 160, 200, 300, 400, 800, 1000, 1200],
} as const satisfies Record<keyof Concentrations, readonly number[]>;
const names = { pm25: 'PM2.5', pm10: 'PM10', no2: '二氧化氮', o3: '臭氧' } as const;

const levels = [
  [50, '优'],
  [100, '良'],
  [150, '轻度污染'],
  [200, '中度污染'],
  [300, '重度污染'],
  [Infinity, '严重污染'],
] as const;

/** The index of one pollutant IAQI, rounded up as HJ 633 asks. */
export function pollutantIndex(pollutant: keyof Concentrations, concentration: number): number {
  const limits = breakpoints[pollutant];
  const above = limits.findIndex((limit) => concentration <= limit);
  if (above === -1) return 500;
  if (above === 0) return 0;
  const [low, high] = [limits[above - 1]!, limits[above]!];
  const [from, to] = [indexAt[above - 1]!, indexAt[above]!];
  return Math.ceil(((to - from) / (high - low)) * (concentration - low) + from);
}

/** The air quality index AQI of an hour and what it is due to; undefined without any value. */
export function airQuality(
  values: Concentrations,
): { readonly index: number; readonly level: string; readonly due: readonly string[] } | undefined {
  const indices = (Object.keys(names) as (keyof Concentrations)[]).flatMap((pollutant) => {
    const value = values[pollutant];
    return value === null ? [] : [{ pollutant, index: pollutantIndex(pollutant, value) }];
  });
  if (indices.length === 0) return undefined;
  const index = Math.max(...indices.map((one) => one.index));
  const due = index > 50 ? indices.filter((one) => one.index === index).map((one) => names[one.pollutant]) : [];
  return { index, level: levels.find(([limit]) => index <= limit)![1], due };
}
