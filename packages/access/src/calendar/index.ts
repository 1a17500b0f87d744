export { dateAfterYears, dueAfterWorkingDays } from './working-days.ts';
