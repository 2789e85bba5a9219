import { oneCheck, type Probe } from './check.ts';

/** Derived from the results of earlier checks: Picket contacts nobody who is not configured. */
export const probeNetwork: Probe = oneCheck(
  { id: 'network', title: 'Requests leave this machine', area: 'network' },
  (found) => {
    const tried = found.filter(
      ({ id, status }) =>
        (id === 'connectwise.tls' || id === 'connectwise.name_resolution' || /^source\.\d+$/.test(id)) &&
        (status === 'pass' || status === 'fail'),
    );
    const failed = tried.filter(({ status }) => status === 'fail');
    if (tried.length === 0)
      return { status: 'skipped', what: 'Nothing is configured yet that Picket would call.' };
    if (failed.length === 0) return { status: 'pass', what: 'Picket reached everything that is configured.' };
    return {
      status: failed.length === tried.length ? 'fail' : 'unknown',
      what: `Not reached: ${failed.map(({ title }) => title).join('; ')}.`,
      hint: 'See each failed check above for the cause. Allow this machine through the firewall on port 443, to ConnectWise and the source. Check that it can resolve names (DNS).',
    };
  },
);
