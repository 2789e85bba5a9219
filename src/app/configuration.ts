import { providerKind } from '../accounts/provider/configuration.ts';
import { savedSignIn } from '../accounts/sign-in/settings-routes.ts';
import { loadCompanyReferences } from '../companies/company-references.ts';
import { companyKind } from '../companies/configuration.ts';
import { catchAllKind } from '../companies/rules-configuration.ts';
import type { ConnectWise } from '../connectwise/client/types.ts';
import { connectionKind } from '../connectwise/connection/configuration.ts';
import type { ConnectWiseClients } from '../connectwise/connection/connectwise-clients.ts';
import { settingsProblems } from '../connectwise/connection/problems.ts';
import { ticketServiceKind } from '../connectwise/services/configuration.ts';
import { distrustChoices } from '../connectwise/services/distrust-choices.ts';
import { routingKind } from '../connectwise/services/routing-configuration.ts';
import { rollUpSettings } from '../decisions/roll-up-settings.ts';
import { dnsCompanyKind } from '../dns/policy/companies/configuration.ts';
import { resolverKind, savedPolicy } from '../dns/policy/configuration.ts';
import { feedKind } from '../dns/policy/feeds/configuration.ts';
import { dnsListKind } from '../dns/policy/lists/configuration.ts';
import { rulesetKind } from '../dns/policy/rulesets/configuration.ts';
import { incidentSettings } from '../incidents/incident-settings.ts';
import { lookUpSettings } from '../incidents/look-ups.ts';
import { savedRecurrence } from '../incidents/recurrence-settings-routes.ts';
import { suppressionKind } from '../noise/configuration.ts';
import { savedSeverity } from '../noise/severity-routes.ts';
import { windowKind } from '../noise/window-configuration.ts';
import { savedBackup } from '../ops/backup/routes.ts';
import { configurationRoutes } from '../ops/configuration/routes.ts';
import { channelKind } from '../ops/notifications/configuration.ts';
import { heartbeatKind } from '../ops/notifications/heartbeat-configuration.ts';
import { logoKind } from '../ops/reports/logo-configuration.ts';
import { reportSettings } from '../ops/reports/report-settings.ts';
import { scheduleKind } from '../ops/reports/schedules/configuration.ts';
import { retention } from '../ops/retention/retention.ts';
import { sourceWatch } from '../ops/status/source-watch.ts';
import type { Config } from '../platform/config/config.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import type { ChangeDeps } from '../platform/settings/change.ts';
import { type AnyKind, anyKind, settingKind } from '../platform/settings/configuration-kind.ts';
import { refuse } from '../platform/values/problem.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import { sourceKind } from '../sources/configuration.ts';
import { ensureResolverSource } from '../sources/resolver/source.ts';
import { lockSources } from '../sources/store.ts';
import { allowListKind } from '../tickets/allow-list/configuration.ts';
import { callbackKind } from '../tickets/callbacks/configuration.ts';
import { closingKind } from '../tickets/closing/configuration.ts';
import { actingKind } from '../tickets/commands/configuration.ts';
import { ticketTextKind } from '../tickets/compose/configuration.ts';
import { ticketContents } from '../tickets/contents/ticket-contents.ts';
import { customFieldsKind } from '../tickets/custom-fields/configuration.ts';
import { ticketDefaultsKind } from '../tickets/customers/configuration.ts';
import { savedLinks } from '../tickets/devices/link-settings.ts';
import { pinKind } from '../tickets/devices/pin-configuration.ts';
import { savedNextSteps } from '../tickets/next-steps/routes.ts';
import { fetchTicketsAgain } from '../tickets/sync/store.ts';

/** Every section of the configuration file, in the order in which they are applied: what is named comes first. */
export function kindsOf({
  keyring,
  random,
  clients,
  config,
  changes: { clock },
}: ConfigurationParts): AnyKind<ConnectWise>[] {
  const policy = { random, sourceId: ensureResolverSource };
  const backups = { dataFolder: config.data, passphraseFile: config.backupPassphraseFile };
  const surroundings = { timeZone: config.timeZone, publicUrl: config.publicUrl };
  return [
    anyKind(connectionKind({ keyring, distrustChoices, open: clients.open })),
    anyKind(sourceKind({ keyring, random })),
    anyKind(dnsCompanyKind(policy)),
    anyKind(companyKind),
    anyKind(catchAllKind),
    anyKind(ticketServiceKind),
    anyKind(ticketTextKind(surroundings)),
    anyKind(settingKind('nextSteps', savedNextSteps)),
    anyKind(settingKind('ticketContents', { setting: ticketContents })),
    anyKind(routingKind),
    anyKind(customFieldsKind({ ...surroundings, clock })),
    anyKind(settingKind('settings.incidents', { setting: incidentSettings })),
    anyKind(settingKind('settings.lookUps', { setting: lookUpSettings })),
    anyKind(settingKind('settings.rollUps', { setting: rollUpSettings })),
    anyKind(settingKind('settings.recurrence', savedRecurrence({ fetchTicketsAgain }))),
    anyKind(settingKind('settings.links', savedLinks)),
    anyKind(settingKind('settings.retention', { setting: retention })),
    anyKind(settingKind('settings.severity', savedSeverity)),
    anyKind(settingKind('settings.signIn', savedSignIn)),
    anyKind(providerKind({ isConfigured: config.oidcDiscoveryUrl !== undefined })),
    anyKind(settingKind('settings.backup', savedBackup(backups))),
    anyKind(settingKind('settings.silentSources', { setting: sourceWatch })),
    anyKind(settingKind('settings.reports', { setting: reportSettings })),
    anyKind(callbackKind(config.publicUrl)),
    anyKind(actingKind),
    anyKind(closingKind),
    anyKind(suppressionKind('silence', { section: 'silences', what: 'silence' })),
    anyKind(suppressionKind('acceptance', { section: 'acceptedRisks', what: 'accepted risk' })),
    anyKind(windowKind()),
    anyKind(allowListKind()),
    anyKind(resolverKind()),
    anyKind(settingKind('dns.policy', savedPolicy)),
    anyKind(dnsListKind(policy)),
    anyKind(feedKind(policy)),
    anyKind(rulesetKind(policy)),
    anyKind(pinKind),
    anyKind(ticketDefaultsKind),
    anyKind(channelKind({ keyring, random })),
    anyKind(heartbeatKind({ keyring })),
    anyKind(scheduleKind({ random })),
    anyKind(logoKind()),
  ];
}

const woken = [
  'decide',
  'poll',
  'tidy',
  'sync',
  'watch',
  'publish',
  'backUp',
  'notify',
  'sendReports',
] as const;

export interface ConfigurationParts {
  readonly keyring: Keyring;
  readonly random: RandomBytes;
  readonly clients: Pick<ConnectWiseClients, 'current' | 'open'>;
  readonly changes: ChangeDeps;
  /** Wakes each loop that depends on the configuration. */
  readonly work: Readonly<Record<(typeof woken)[number], () => void>>;
  readonly config: Pick<
    Config,
    'timeZone' | 'publicUrl' | 'data' | 'backupPassphraseFile' | 'oidcDiscoveryUrl'
  >;
}

/** The routes for the configuration as a file. */
export function configurationAsCode(parts: ConfigurationParts) {
  const { clients, changes, work } = parts;
  return configurationRoutes<ConnectWise>({
    kinds: kindsOf(parts),
    loadCompanies: loadCompanyReferences,
    lockSources,
    changes: {
      ...changes,
      changed() {
        for (const loop of woken) work[loop]();
      },
    },
    connections: {
      async current() {
        const client = await clients.current();
        if (client === null) throw refuse('conflict', settingsProblems.notConfigured());
        return client;
      },
      close: (client) => client.close(),
    },
  });
}
