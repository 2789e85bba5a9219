import { useQuery } from '@tanstack/react-query';
import { text } from '../../text/index.ts';
import { Fact } from '../../ui/fact.tsx';
import { contextQuery, type Incident } from './queries.ts';
import { Values } from './values.tsx';

/** Who queried the domain: devices, addresses, and users and processes if the source names them. */
export function WhoFacts({ incident }: { incident: Incident }) {
  const { facts } = text.incidents;
  const { data: context } = useQuery(contextQuery(incident.id));
  return (
    <>
      <Fact term={facts.devices}>
        <Values values={incident.devices} />
      </Fact>
      <Fact term={facts.addresses}>
        <Values values={incident.clientAddresses} />
      </Fact>
      {context !== undefined && context.seen.users.length > 0 && (
        <Fact term={facts.users}>
          <Values values={context.seen.users} />
        </Fact>
      )}
      {context !== undefined && context.seen.processes.length > 0 && (
        <Fact term={facts.processes}>
          <Values values={context.seen.processes} />
        </Fact>
      )}
    </>
  );
}
