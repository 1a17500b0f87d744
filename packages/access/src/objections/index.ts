export {
  answerObjection,
  findObjection,
  listObjections,
  type Objection,
  type ObjectionOutcome,
  raiseObjection,
} from './objections.ts';
