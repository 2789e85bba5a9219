import { useQuery } from '@tanstack/react-query';
import { text } from '../../text/index.ts';
import { Fact } from '../../ui/fact.tsx';
import { contextQuery } from './queries.ts';
import { Values } from './values.tsx';

const { facts } = text.incidents;

/** What the source reports about the domain: its age, registrar, categories and lists. Missing values are left out. */
export function DomainFacts({ incidentId }: { incidentId: number }) {
  const seen = useQuery(contextQuery(incidentId)).data?.seen;
  if (seen === undefined) return null;
  const { domainAgeDays, registrars, categories, lists } = seen;
  const several: readonly [string, readonly string[]][] = [
    [facts.registrars, registrars],
    [facts.categories, categories],
    [facts.lists, lists],
  ];
  return (
    <>
      {domainAgeDays !== null && <Fact term={facts.domainAge}>{facts.days(domainAgeDays)}</Fact>}
      {several.map(
        ([term, values]) =>
          values.length > 0 && (
            <Fact key={term} term={term}>
              <Values values={values} />
            </Fact>
          ),
      )}
    </>
  );
}
