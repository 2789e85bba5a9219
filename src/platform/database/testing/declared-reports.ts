import type { ReportSchema } from '../schema-reports.ts';
import { type Declared, nullable, required } from './declared.ts';

export const declaredReports: Declared<ReportSchema> = {
  report_schedule: {
    id: required,
    name: required,
    enabled: required,
    company_id: nullable,
    plan: required,
    delivery: required,
    next_at: nullable,
    last_sent_at: nullable,
    problem: nullable,
    problem_since: nullable,
    created_at: required,
    created_by: required,
    updated_at: required,
  },
  report_delivery: {
    id: required,
    schedule_id: required,
    test: required,
    period: required,
    reference: required,
    state: required,
    attempts: required,
    looks: required,
    next_attempt_at: nullable,
    locked_by: nullable,
    locked_until: nullable,
    problem: nullable,
    connectwise_id: nullable,
    url: nullable,
    queued_at: required,
    started_at: nullable,
    sent_at: nullable,
  },
};
