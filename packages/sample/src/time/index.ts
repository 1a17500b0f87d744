export { ageOn, dateText, dayOf, monthOf, weekdayOf } from './day.ts';
export { type Moment, momentOf, momentText } from './moment.ts';
export { addWorkingDays, addWorkingHours } from './working-time.ts';
