const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** Today in Shenzhen, `YYYY-MM-DD`. */
export const todayText = (): string => shanghai.format(new Date());
