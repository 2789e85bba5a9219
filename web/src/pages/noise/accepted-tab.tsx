import { SuppressionList } from './suppression-list.tsx';

/** Accepted risks; a risk is accepted on the page of its incident. */
export const AcceptedTab = () => <SuppressionList kind="acceptances" />;
