import { describe, expect, it } from 'vitest';
import { connectProblem, queryProblem } from './server-errors.ts';

const failure = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {});
const where = 'db.example:5432/picket';

describe('what a failed statement shows about the server', () => {
  it.each([
    failure('terminating connection due to administrator command', '57P01'),
    failure('the database system is shutting down', '57P03'),
    failure('Connection terminated unexpectedly'),
    failure('Client has encountered a connection error and is not queryable'),
    failure('read ECONNRESET', 'ECONNRESET'),
  ])('%s: the connection was lost', (error) => {
    expect(queryProblem(where, 'select 1', error)).toMatchObject({
      code: 'database.connection_lost',
      retry: 'later',
    });
    expect(queryProblem(where, 'commit', error)).toMatchObject({
      code: 'database.commit_unknown',
      retry: 'unknown',
    });
  });

  it('its disk is full', () => {
    const error = failure('could not extend file "base/5/16384": No space left on device', '53100');
    expect(queryProblem(where, 'insert', error)).toMatchObject({
      code: 'database.disk_full',
      retry: 'later',
    });
  });

  it('takes no writes: after a failover, the address leads to a standby', () => {
    const error = failure('cannot execute INSERT in a read-only transaction', '25006');
    expect(queryProblem(where, 'insert', error)).toMatchObject({
      code: 'database.read_only',
      retry: 'later',
      message: expect.stringContaining(where),
    });
  });

  it.each([failure('duplicate key', '23505'), failure('deadlock', '40P01'), failure('too slow', '57014')])(
    '%s: nothing, because the statement is at fault',
    (error) => expect(queryProblem(where, 'select 1', error)).toBeNull(),
  );
});

describe('why there is no connection', () => {
  it.each([
    ['28P01', 'database.server_refused', /password/],
    ['3D000', 'database.server_refused', /password/],
    // PgBouncer's answer to an unknown parameter.
    ['08P01', 'database.server_refused', /pooler/],
    ['53300', 'database.server_refused', /pooler/],
    ['57P03', 'database.server_unreachable', /firewall/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'database.certificate_untrusted', /sslrootcert/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'database.certificate_untrusted', /sslrootcert/],
    ['ECONNREFUSED', 'database.server_unreachable', /firewall/],
  ])('%s: %s', (code, problem, hint) => {
    expect(connectProblem(where, failure('As it says', code))).toMatchObject({
      code: problem,
      message: expect.stringContaining('As it says'),
      hint: expect.stringMatching(hint),
    });
  });

  it.each([
    [failure('connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED'), 'database.server_unreachable'],
    [failure('the database system is starting up', '57P03'), 'database.server_unreachable'],
    [failure('password authentication failed', '28P01'), 'database.server_refused'],
    [failure('timeout exceeded when trying to connect'), 'database.server_busy'],
  ])('%s: %s', (error, code) => {
    expect(connectProblem(where, error)).toMatchObject({ code });
  });
});
