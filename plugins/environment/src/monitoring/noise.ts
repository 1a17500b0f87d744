/** GB 3096: limits of the equivalent sound level in dB(A) by class of area, from 6 to 22 o'clock and at night. */
export const noiseLimits: Readonly<Record<string, { readonly day: number; readonly night: number }>> = {
  '0': { day: 50, night: 40 },
  '1': { day: 55, night: 45 },
  '2': { day: 60, night: 50 },
  '3': { day: 65, night: 55 },
  '4a': { day: 70, night: 55 },
  '4b': { day: 70, night: 60 },
};

/** Whether an hour of the day in Shenzhen belongs to the night. */
export const isNight = (hour: number): boolean => hour < 6 || hour >= 22;

const shanghaiHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The hour of the day in Shenzhen, 0 to 23. */
export const hourInShenzhen = (time: string): number => Number(shanghaiHour.format(new Date(time)));
