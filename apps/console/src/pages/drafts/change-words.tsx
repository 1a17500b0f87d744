import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import type { StoredChange } from '../../drafting/stored-change.ts';
import { useLanguage, useSaid } from '../../language/language.ts';
import { writeList } from '../../language/lists.ts';
import { useTexts } from '../../language/texts.ts';
import { writeDay } from '../../language/times.ts';
import { departmentName, fieldName, type Names } from '../../sharing/admin-catalogue.ts';
import { maskWords } from '../../sharing/masks.ts';
import { terms, wordFor } from '../../sharing/terms.ts';
import { allDenials, takenGrant } from './documents.ts';
import { draftTexts } from './texts.ts';

interface Props {
  readonly change: StoredChange;
  readonly place: number;
  readonly names: Names;
}

/** One change in a sentence, with its conditions below. */
export function ChangeWords({ change, place, names }: Props): ReactNode {
  const { change: t } = useTexts(draftTexts);
  const { operator } = useTexts(terms);
  const language = useLanguage();
  const said = useSaid();
  const department = (code: string | null | undefined): string =>
    code ? departmentName(names, code, said) : t.everyone;
  const fields = (coordinates: readonly string[]): string =>
    writeList(
      coordinates.map((one) => fieldName(names, one, said)),
      language,
    );
  const operators = (list: readonly string[]): string =>
    list.map((one) => wordFor(operator, one.toUpperCase())).join(' · ');
  switch (change.kind) {
    case 'grant': {
      const { grant, assessment } = change;
      const how = grant.mask ? t.masked(maskWords(grant.mask, language)) : t.full;
      return (
        <Sentence
          place={place}
          text={t.grant(department(grant.department), how, fields(grant.fields))}
          conditions={[
            [t.operators, operators(grant.operators)],
            [t.areas, grant.areas ? writeList(grant.areas, language) : t.jurisdictionWhole],
            [t.scopes, writeList(grant.scopes ?? [], language)],
            [t.until, grant.validUntil && writeDay(grant.validUntil, language)],
            [t.purpose, grant.purpose],
            [t.legalBasis, grant.legalBasis],
            [t.assessment, assessment?.title],
          ]}
        />
      );
    }
    case 'revoke':
      return (
        <Revoked grant={change.grant} reason={change.reason} place={place} department={department} fields={fields} />
      );
    case 'deny': {
      const { denial } = change;
      return (
        <Sentence
          place={place}
          text={t.deny(department(denial.department), fields(denial.fields))}
          conditions={[
            [t.operators, denial.operators ? operators(denial.operators) : t.allOperators],
            [t.areas, denial.areas ? writeList(denial.areas, language) : t.everywhere],
            [t.until, denial.validUntil && writeDay(denial.validUntil, language)],
            ['', denial.reason],
          ]}
        />
      );
    }
    case 'lift':
      return <Lifted denial={change.denial} place={place} department={department} fields={fields} />;
    case 'defaults':
      return (
        <Sentence
          place={place}
          text={t.defaults(change.defaults.enabled, change.defaults.minimumGroup)}
          conditions={[]}
        />
      );
    case 'tighten':
      return (
        <Sentence
          place={place}
          text={t.tighten(fields([change.label.coordinate]))}
          conditions={[['', change.reason]]}
        />
      );
    case 'restore':
      return (
        <Sentence place={place} text={t.restore(fields([change.coordinate]))} conditions={[['', change.reason]]} />
      );
    case 'plugin':
      return (
        <Sentence place={place} text={t.plugin(change.plugin, change.enabled)} conditions={[['', change.reason]]} />
      );
    case 'jurisdiction':
      return (
        <Sentence
          place={place}
          text={t.jurisdiction(department(change.department), writeList(change.areas, language))}
          conditions={[]}
        />
      );
  }
}

interface TakenProps {
  readonly place: number;
  readonly department: (code: string | null) => string;
  readonly fields: (coordinates: readonly string[]) => string;
}

/** What is taken back is a grant known by its id only; the rest is asked for. */
function Revoked({
  grant,
  reason,
  place,
  department,
  fields,
}: TakenProps & { readonly grant: string; readonly reason: string }): ReactNode {
  const { change: t } = useTexts(draftTexts);
  const [{ data }] = useQuery({ query: takenGrant, variables: { id: grant } });
  const found = data?.grant;
  return (
    <Sentence
      place={place}
      text={t.revoke(found ? department(found.department) : '…', found ? fields(found.fields) : '…')}
      conditions={[
        [t.purpose, found?.purpose],
        ['', reason],
      ]}
    />
  );
}

function Lifted({ denial, place, department, fields }: TakenProps & { readonly denial: string }): ReactNode {
  const { change: t } = useTexts(draftTexts);
  const [{ data }] = useQuery({ query: allDenials });
  const found = data?.denials.find(({ id }) => id === denial);
  return (
    <Sentence
      place={place}
      text={t.lift(found ? department(found.department) : '…', found ? fields(found.fields) : '…')}
      conditions={[['', found?.reason]]}
    />
  );
}

interface SentenceProps {
  readonly place: number;
  readonly text: string;
  readonly conditions: readonly (readonly [label: string, text: string | null | undefined])[];
}

function Sentence({ place, text, conditions }: SentenceProps): ReactNode {
  const given = conditions.filter(([, value]) => value);
  return (
    <>
      <Typography.Text>
        {place + 1}. {text}
      </Typography.Text>
      {given.length === 0 ? null : (
        <div>
          <Typography.Text type="secondary" style={{ fontSize: 13 }}>
            {given.map(([label, value]) => (label ? `${label}: ${value}` : value)).join(' · ')}
          </Typography.Text>
        </div>
      )}
    </>
  );
}
