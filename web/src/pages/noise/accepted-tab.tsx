import { SuppressionList } from './suppression-list.tsx';

/** Risks that were accepted; one is accepted on the page of its incident. */
export const AcceptedTab = () => <SuppressionList kind="acceptances" />;
