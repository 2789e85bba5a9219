import { ApiProblem } from '../../../api/problem.ts';
import type { Check } from '../../../api/stream-checks.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import type { Connection } from '../queries.ts';

/** The fields as shown. The private key is empty for the saved one. */
export interface ConnectionValues {
  readonly site: string;
  readonly companyId: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly clientId: string;
}

export type Field = keyof ConnectionValues;
export type FieldErrors = Partial<Readonly<Record<Field, string>>>;

export const valuesOf = (saved: Connection): ConnectionValues => ({
  site: saved.site ?? '',
  companyId: saved.companyId ?? '',
  publicKey: saved.publicKey ?? '',
  privateKey: '',
  clientId: saved.clientId ?? '',
});

/** The values for the API. */
export const bodyOf = ({ site, companyId, publicKey, privateKey, clientId }: ConnectionValues) => ({
  site: site.trim(),
  companyId: companyId.trim(),
  publicKey: publicKey.trim(),
  clientId: clientId.trim() || null,
  ...(privateKey.trim() === '' ? {} : { privateKey: privateKey.trim() }),
});

/** Whether the saved private key may be kept: only for the same site, company and public key. */
export function keepsKey(values: ConnectionValues, saved: Connection): boolean {
  return (
    saved.configured &&
    values.site.trim() === saved.site &&
    values.companyId.trim() === saved.companyId &&
    values.publicKey.trim() === saved.publicKey
  );
}

/** The fields that must be filled before the values can be verified. */
export function missingFields(values: ConnectionValues, saved: Connection): FieldErrors {
  const needed: readonly (keyof typeof connectWise.connection.missing)[] = keepsKey(values, saved)
    ? ['site', 'companyId', 'publicKey']
    : ['site', 'companyId', 'publicKey', 'privateKey'];
  return Object.fromEntries(
    needed
      .filter((field) => values[field].trim() === '')
      .map((field) => [field, connectWise.connection.missing[field]]),
  );
}

const fieldsOfChecks: Readonly<Record<string, Field>> = {
  name_resolution: 'site',
  tls: 'site',
  company_id: 'companyId',
  keys: 'privateKey',
  client_id: 'clientId',
};

/** The field at which a failed check is shown. */
export function errorsOfChecks(checks: readonly Check[]): FieldErrors {
  return Object.fromEntries(
    checks.flatMap(({ id, status, what }) => {
      const field = fieldsOfChecks[id];
      return status === 'fail' && field !== undefined ? [[field, what]] : [];
    }),
  );
}

/** The fields at which the API found errors. */
export function errorsOfProblem(error: unknown): FieldErrors {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(
    (error.details.errors ?? []).map(({ pointer, detail }) => [pointer.replace(/^\//, ''), detail]),
  );
}
