import { oneCheck, type Probe } from './check.ts';

/** Derived from the results of earlier checks: Picket contacts nobody who is not configured. */
export const probeNetwork: Probe = oneCheck(
  { id: 'network', title: 'Requests get out', area: 'network', link: '/settings/troubleshoot' },
  (found) => {
    const tried = found.filter(
      ({ id, status }) =>
        (id === 'connectwise.tls' || id === 'connectwise.name_resolution' || /^source\.\d+$/.test(id)) &&
        (status === 'pass' || status === 'fail'),
    );
    const failed = tried.filter(({ status }) => status === 'fail');
    if (tried.length === 0)
      return { status: 'skipped', what: 'Nothing is set up yet that would be reached.' };
    if (failed.length === 0) return { status: 'pass', what: 'Everything that is set up was reached.' };
    return {
      status: failed.length === tried.length ? 'fail' : 'unknown',
      what: `Not reached: ${failed.map(({ title }) => title).join('; ')}.`,
      hint: 'Each says above what it met. The firewall has to let this machine out on port 443 to ConnectWise and the source, and name look-ups have to work.',
    };
  },
);
