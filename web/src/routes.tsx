import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { ApiProblem } from './api/problem.ts';
import { queryClient } from './api/query-client.ts';
import { lazyPage } from './layout/lazy-page.ts';
import {
  RouteFailed,
  RouteNotFound,
  RoutePending,
  ShellFailed,
  ShellPending,
} from './layout/route-states.tsx';
import { Shell } from './layout/shell.tsx';
import { allowSearch } from './pages/allow-list/search.ts';
import { companiesSearch, companySearch as companyPageSearch } from './pages/companies/search.ts';
import { companySearch } from './pages/connectwise/companies/search.ts';
import { detectionSearch } from './pages/detections/search.ts';
import { dnsCompanySearch } from './pages/dns/companies/search.ts';
import { entrySearch, ofCompany } from './pages/dns/lists/search.ts';
import { statisticsSearch } from './pages/dns/statistics/search.ts';
import { incidentSearch } from './pages/incidents/search.ts';
import { noiseSearch } from './pages/noise/search.ts';
import { overviewSearch } from './pages/overview/search.ts';
import { reportSearch } from './pages/reports/search.ts';
import { ticketSearch } from './pages/tickets/search.ts';
import { parseSearch, stringifySearch } from './search-text.ts';
import { meQuery } from './session/me.ts';

const root = createRootRoute({ notFoundComponent: RouteNotFound });

/** All pages that need a signed-in user; others go to the sign-in and come back from there. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  pendingComponent: ShellPending,
  errorComponent: ShellFailed,
  async beforeLoad({ location }) {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    }
  },
});

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => inside, path }) as const;

const overview = createRoute({
  ...at('/'),
  validateSearch: overviewSearch,
  component: lazyPage(() => import('./pages/overview/overview-page.tsx'), 'OverviewPage'),
});
const incidents = createRoute({
  ...at('/incidents'),
  validateSearch: incidentSearch,
  component: lazyPage(() => import('./pages/incidents/incidents-page.tsx'), 'IncidentsPage'),
});
const incident = createRoute({
  ...at('/incidents/$id'),
  component: lazyPage(() => import('./pages/incidents/incident-page.tsx'), 'IncidentPage'),
});
const detections = createRoute({
  ...at('/detections'),
  validateSearch: detectionSearch,
  component: lazyPage(() => import('./pages/detections/detections-page.tsx'), 'DetectionsPage'),
});
const tickets = createRoute({
  ...at('/tickets'),
  validateSearch: ticketSearch,
  component: lazyPage(() => import('./pages/tickets/tickets-page.tsx'), 'TicketsPage'),
});
const sources = createRoute({
  ...at('/sources'),
  component: lazyPage(() => import('./pages/sources/sources-page.tsx'), 'SourcesPage'),
});
const source = createRoute({
  ...at('/sources/$id'),
  component: lazyPage(() => import('./pages/sources/source-page.tsx'), 'SourcePage'),
});
const companyList = createRoute({
  ...at('/companies'),
  validateSearch: companiesSearch,
  component: lazyPage(() => import('./pages/companies/companies-page.tsx'), 'CompaniesPage'),
});
const company = createRoute({
  ...at('/companies/$id'),
  validateSearch: companyPageSearch,
  component: lazyPage(() => import('./pages/companies/company-page.tsx'), 'CompanyPage'),
});
const reports = createRoute({
  ...at('/reports'),
  validateSearch: reportSearch,
  component: lazyPage(() => import('./pages/reports/reports-page.tsx'), 'ReportsPage'),
});
const dns = createRoute({
  ...at('/dns'),
  component: lazyPage(() => import('./pages/dns/dns-page.tsx'), 'DnsPage'),
});
const dnsStart = createRoute({
  getParentRoute: () => dns,
  path: '/',
  beforeLoad() {
    throw redirect({ to: '/dns/overview' });
  },
});
const dnsOverview = createRoute({
  getParentRoute: () => dns,
  path: 'overview',
  validateSearch: statisticsSearch,
  component: lazyPage(() => import('./pages/dns/overview-tab.tsx'), 'OverviewTab'),
});
const dnsCompanies = createRoute({
  getParentRoute: () => dns,
  path: 'companies',
  validateSearch: dnsCompanySearch,
  component: lazyPage(() => import('./pages/dns/companies-tab.tsx'), 'CompaniesTab'),
});
const dnsCompany = createRoute({
  ...at('/dns/companies/$id'),
  validateSearch: statisticsSearch,
  component: lazyPage(() => import('./pages/dns/companies/company-page.tsx'), 'DnsCompanyPage'),
});
const dnsLists = createRoute({
  getParentRoute: () => dns,
  path: 'lists',
  validateSearch: ofCompany,
  component: lazyPage(() => import('./pages/dns/lists-tab.tsx'), 'ListsTab'),
});
const dnsList = createRoute({
  ...at('/dns/lists/$id'),
  validateSearch: entrySearch,
  component: lazyPage(() => import('./pages/dns/lists/list-page.tsx'), 'DnsListPage'),
});
const dnsFeeds = createRoute({
  getParentRoute: () => dns,
  path: 'feeds',
  component: lazyPage(() => import('./pages/dns/feeds-tab.tsx'), 'FeedsTab'),
});
const dnsCatalogue = createRoute({
  ...at('/dns/feeds/catalogue'),
  component: lazyPage(() => import('./pages/dns/feeds/catalogue-page.tsx'), 'CataloguePage'),
});
const dnsFeed = createRoute({
  ...at('/dns/feeds/$id'),
  component: lazyPage(() => import('./pages/dns/feeds/feed-page.tsx'), 'FeedPage'),
});
const dnsRules = createRoute({
  getParentRoute: () => dns,
  path: 'rules',
  validateSearch: ofCompany,
  component: lazyPage(() => import('./pages/dns/rules-tab.tsx'), 'RulesTab'),
});
const dnsSettings = createRoute({
  getParentRoute: () => dns,
  path: 'settings',
  component: lazyPage(() => import('./pages/dns/settings-tab.tsx'), 'SettingsTab'),
});
const allowList = createRoute({
  ...at('/allow-list'),
  validateSearch: allowSearch,
  component: lazyPage(() => import('./pages/allow-list/allow-list-page.tsx'), 'AllowListPage'),
});
const connectWise = createRoute({
  ...at('/settings/mssp/connectwise'),
  component: lazyPage(() => import('./pages/connectwise/connectwise-page.tsx'), 'ConnectWisePage'),
});
const connectWiseStart = createRoute({
  getParentRoute: () => connectWise,
  path: '/',
  beforeLoad() {
    throw redirect({ to: '/settings/mssp/connectwise/connection' });
  },
});
const connection = createRoute({
  getParentRoute: () => connectWise,
  path: 'connection',
  component: lazyPage(() => import('./pages/connectwise/connection-tab.tsx'), 'ConnectionTab'),
});
const companies = createRoute({
  getParentRoute: () => connectWise,
  path: 'companies',
  validateSearch: companySearch,
  component: lazyPage(() => import('./pages/connectwise/companies-tab.tsx'), 'CompaniesTab'),
});
const services = createRoute({
  getParentRoute: () => connectWise,
  path: 'services',
  component: lazyPage(() => import('./pages/connectwise/services-tab.tsx'), 'ServicesTab'),
});
const routing = createRoute({
  getParentRoute: () => connectWise,
  path: 'services/routing',
  component: lazyPage(() => import('./pages/connectwise/routing-tab.tsx'), 'RoutingTab'),
});
const ticketText = createRoute({
  getParentRoute: () => connectWise,
  path: 'services/text',
  component: lazyPage(() => import('./pages/connectwise/text-tab.tsx'), 'TextTab'),
});
const nextSteps = createRoute({
  getParentRoute: () => connectWise,
  path: 'services/next-steps',
  component: lazyPage(() => import('./pages/connectwise/next-steps-tab.tsx'), 'NextStepsTab'),
});

const links = createRoute({
  getParentRoute: () => connectWise,
  path: 'services/links',
  component: lazyPage(() => import('./pages/connectwise/links-tab.tsx'), 'LinksTab'),
});
const customFields = createRoute({
  getParentRoute: () => connectWise,
  path: 'services/custom-fields',
  component: lazyPage(() => import('./pages/connectwise/custom-fields-tab.tsx'), 'CustomFieldsTab'),
});
const incidentSettings = createRoute({
  ...at('/settings/mssp/incidents'),
  component: lazyPage(
    () => import('./pages/incident-settings/incident-settings-page.tsx'),
    'IncidentSettingsPage',
  ),
});
const noise = createRoute({
  ...at('/noise'),
  component: lazyPage(() => import('./pages/noise/noise-page.tsx'), 'NoisePage'),
});
const noiseStart = createRoute({
  getParentRoute: () => noise,
  path: '/',
  beforeLoad() {
    throw redirect({ to: '/noise/silences' });
  },
});
const silences = createRoute({
  getParentRoute: () => noise,
  path: 'silences',
  validateSearch: noiseSearch,
  component: lazyPage(() => import('./pages/noise/silences-tab.tsx'), 'SilencesTab'),
});
const accepted = createRoute({
  getParentRoute: () => noise,
  path: 'accepted',
  validateSearch: noiseSearch,
  component: lazyPage(() => import('./pages/noise/accepted-tab.tsx'), 'AcceptedTab'),
});
const maintenance = createRoute({
  getParentRoute: () => noise,
  path: 'maintenance',
  component: lazyPage(() => import('./pages/noise/maintenance-tab.tsx'), 'MaintenanceTab'),
});
const severity = createRoute({
  getParentRoute: () => noise,
  path: 'severity',
  component: lazyPage(() => import('./pages/noise/severity-tab.tsx'), 'SeverityTab'),
});
const acting = createRoute({
  ...at('/settings/mssp/acting'),
  component: lazyPage(() => import('./pages/acting/acting-page.tsx'), 'ActingPage'),
});
const users = createRoute({
  ...at('/settings/users'),
  component: lazyPage(() => import('./pages/users/users-page.tsx'), 'UsersPage'),
});
const tokens = createRoute({
  ...at('/settings/tokens'),
  component: lazyPage(() => import('./pages/tokens/tokens-page.tsx'), 'TokensPage'),
});
const audit = createRoute({
  ...at('/settings/audit'),
  validateSearch: ({ area }: Record<string, unknown>): { area?: string } =>
    typeof area === 'string' ? { area } : {},
  component: lazyPage(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
});
const notifications = createRoute({
  ...at('/settings/notifications'),
  component: lazyPage(() => import('./pages/notifications/notifications-page.tsx'), 'NotificationsPage'),
});
const troubleshoot = createRoute({
  ...at('/settings/troubleshoot'),
  component: lazyPage(() => import('./pages/troubleshoot/troubleshoot-page.tsx'), 'TroubleshootPage'),
});
const account = createRoute({
  ...at('/account'),
  component: lazyPage(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
});

/** Any other address: the navigation stays. */
const nowhere = createRoute({ ...at('$'), component: RouteNotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  /** `to`: the address to continue at; only one of ours. `error`: the error of the OpenID provider’s sign-in. */
  validateSearch: ({ to, error }: Record<string, unknown>): { to?: string; error?: string } => ({
    ...(typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {}),
    ...(typeof error === 'string' ? { error } : {}),
  }),
  component: lazyPage(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
});
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyPage(() => import('./pages/sign-in/welcome-page.tsx'), 'WelcomePage'),
});

const tree = root.addChildren([
  signIn,
  welcome,
  inside.addChildren([
    overview,
    incidents,
    incident,
    detections,
    tickets,
    companyList,
    company,
    reports,
    sources,
    source,
    dns.addChildren([dnsStart, dnsOverview, dnsCompanies, dnsLists, dnsFeeds, dnsRules, dnsSettings]),
    dnsCompany,
    dnsList,
    dnsCatalogue,
    dnsFeed,
    allowList,
    connectWise.addChildren([
      connectWiseStart,
      connection,
      companies,
      services,
      routing,
      ticketText,
      nextSteps,
      links,
      customFields,
    ]),
    noise.addChildren([noiseStart, silences, accepted, maintenance, severity]),
    incidentSettings,
    acting,
    users,
    tokens,
    notifications,
    audit,
    troubleshoot,
    account,
    nowhere,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingComponent: RoutePending,
  defaultPendingMs: 200,
  defaultErrorComponent: RouteFailed,
  defaultNotFoundComponent: RouteNotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
