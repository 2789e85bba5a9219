-- What Picket stored just before migration 0013: its own code wrote this on tables made by the migrations up to 0012.
-- Cedar Street Dental: one machine in three spellings (a ticket that is there, one in state `sending` whose worker was
-- killed, one incident not decided yet), others under full names, and one whose ticket was closed.
-- Harbor Law: a device known by its address. Birch Clinic: not mapped, so everything is held, grouped in three ways.

insert into setting (name, value, updated_at, updated_by) values
('connection_health', '{"since": "2026-03-01T12:00:00.000Z", "state": "ok", "problem": null}', '2026-03-01 12:00:00+00', 'test'),
('incidents', '{"grouping": "domain+device", "mutedReasons": [], "defangDomains": true, "heldLimitHours": 48, "quietAfterHours": 24, "ticketedVerdicts": ["blocked", "malicious"], "minimumDetections": 1, "groupingWaitSeconds": 10}', '2026-03-01 12:00:00+00', 'test'),
('ticket_service', '{"type": {"id": 4, "name": "n4"}, "board": {"id": 1, "name": "n1"}, "status": {"id": 2, "name": "n2"}, "enabled": true, "problem": null, "priority": {"id": 3, "name": "n3"}}', '2026-03-01 12:00:00+00', 'test');

insert into source (id, kind, name, enabled, config, secret, cursor, next_poll_at, locked_by, locked_until, last_attempt_at, last_success_at, last_detection_at, failures, problem, created_at, updated_at)
  overriding system value values
('1', 'hyas', 'HYAS', 'true', '{}', null, null, null, null, null, null, null, '2026-03-01 12:01:55+00', '0', null, '2026-03-01 12:00:00+00', '2026-03-01 12:01:55+00');
select setval(pg_get_serial_sequence('source', 'id'), (select max(id) from source));

insert into company (id, source_id, external_id, name, first_seen_at, last_seen_at)
  overriding system value values
('1', '1', 'cedar', 'Cedar Street Dental', '2026-03-01 12:00:00+00', '2026-03-01 12:01:44+00'),
('2', '1', 'harbor', 'Harbor Law', '2026-03-01 12:00:00+00', '2026-03-01 12:00:00+00'),
('3', '1', 'birch', 'Birch Clinic', '2026-03-01 12:00:00+00', '2026-03-01 12:01:22+00');
select setval(pg_get_serial_sequence('company', 'id'), (select max(id) from company));

insert into mapping (company_id, connectwise_company_id, connectwise_company_name, connectwise_company_identifier, problem, checked_at, mapped_at, mapped_by) values
('1', '250', 'ConnectWise 250', null, null, null, '2026-03-01 12:00:00+00', 'test'),
('2', '251', 'ConnectWise 251', null, null, null, '2026-03-01 12:00:00+00', 'test');

insert into incident (id, company_id, key, registrable_domain, device, state, closed_at, closed_reason, detection_count, first_seen_at, last_seen_at, opened_at, verdict, reasons, domains, devices, client_addresses, policies, decision, decision_reason, decided_at, decide_at, skipped_at, skipped_by, skip_note, threat_levels, severity, decision_note, released_at, kind, covered_by, covered_at, ended_at)
  overriding system value values
('1', '1', '["domain+device","bad.example","csd-ws-07"]', 'bad.example', 'csd-ws-07', 'open', null, null, '1', '2026-03-01 12:00:00+00', '2026-03-01 12:00:00+00', '2026-03-01 12:00:00+00', 'blocked', '{Phishing}', '{login.bad.example}', '{CSD-WS-07}', '{192.0.2.10}', '{Default}', 'append', 'already_ticketed', '2026-03-01 12:00:11+00', null, null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('2', '2', '["domain+device","other.example","192.0.2.77"]', 'other.example', '192.0.2.77', 'open', null, null, '1', '2026-03-01 12:00:00+00', '2026-03-01 12:00:00+00', '2026-03-01 12:00:00+00', 'blocked', '{Phishing}', '{other.example}', '{192.0.2.77}', '{}', '{Default}', 'append', 'already_ticketed', '2026-03-01 12:00:11+00', null, null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('3', '3', '["domain+device","a.test","2001:db8::7"]', 'a.test', '2001:db8::7', 'open', null, null, '1', '2026-03-01 12:00:00+00', '2026-03-01 12:00:00+00', '2026-03-01 12:00:00+00', 'blocked', '{Phishing}', '{a.test}', '{}', '{2001:db8::7}', '{Default}', 'hold', 'company_not_mapped', '2026-03-01 12:00:11+00', '2026-03-03 12:00:00+00', null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('4', '1', '["domain+device","worse.example","csd-lt-11.corp.example"]', 'worse.example', 'csd-lt-11.corp.example', 'open', null, null, '1', '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00', 'blocked', '{Phishing}', '{www.worse.example}', '{CSD-LT-11.corp.example}', '{192.0.2.10}', '{Default}', 'append', 'already_ticketed', '2026-03-01 12:00:22+00', null, null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('5', '1', '["domain+device","gone.example","csd-lt-12.corp.example"]', 'gone.example', 'csd-lt-12.corp.example', 'closed', '2026-03-01 12:00:22+00', 'resolved', '1', '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00', 'blocked', '{Phishing}', '{gone.example}', '{CSD-LT-12.corp.example}', '{192.0.2.10}', '{Default}', 'append', 'already_ticketed', '2026-03-01 12:00:22+00', null, null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('6', '3', '["domain+device","bad.example","bc-pc-1.birch.example"]', 'bad.example', 'bc-pc-1.birch.example', 'open', null, null, '1', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', 'blocked', '{Malware}', '{cdn.bad.example}', '{BC-PC-1.birch.example}', '{192.0.2.31}', '{Default}', 'hold', 'company_not_mapped', '2026-03-01 12:01:33+00', '2026-03-03 12:01:22+00', null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('7', '3', '["domain+device","bad.example","bc-pc-1$"]', 'bad.example', 'bc-pc-1$', 'open', null, null, '2', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', 'malicious', '{Phishing}', '{login.bad.example}', '{bc-pc-1$}', '{192.0.2.32}', '{Default}', 'hold', 'company_not_mapped', '2026-03-01 12:01:33+00', '2026-03-03 12:01:22+00', null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('8', '3', '["domain+device","bad.example","dr. reed''s ipad"]', 'bad.example', 'dr. reed''s ipad', 'open', null, null, '1', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', 'blocked', '{Phishing}', '{login.bad.example}', '{"Dr. Reed''s iPad"}', '{192.0.2.10}', '{Default}', 'hold', 'company_not_mapped', '2026-03-01 12:01:33+00', '2026-03-03 12:01:22+00', null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('9', '3', '["domain+device","bad.example","dr. moss''s ipad"]', 'bad.example', 'dr. moss''s ipad', 'open', null, null, '1', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', 'blocked', '{Phishing}', '{login.bad.example}', '{"Dr. Moss''s iPad"}', '{192.0.2.10}', '{Default}', 'hold', 'company_not_mapped', '2026-03-01 12:01:33+00', '2026-03-03 12:01:22+00', null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('10', '3', '["device",null,"bc-srv-2.birch.example"]', null, 'bc-srv-2.birch.example', 'open', null, null, '1', '2026-03-01 12:01:33+00', '2026-03-01 12:01:33+00', '2026-03-01 12:01:33+00', 'blocked', '{Phishing}', '{x.example}', '{BC-SRV-2.birch.example}', '{192.0.2.10}', '{Default}', 'hold', 'company_not_mapped', '2026-03-01 12:01:44+00', '2026-03-03 12:01:33+00', null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('11', '3', '["domain","x.example",null]', 'x.example', null, 'open', null, null, '1', '2026-03-01 12:01:33+00', '2026-03-01 12:01:33+00', '2026-03-01 12:01:33+00', 'blocked', '{Phishing}', '{x.example}', '{BC-SRV-2.birch.example}', '{192.0.2.10}', '{Default}', 'hold', 'company_not_mapped', '2026-03-01 12:01:44+00', '2026-03-03 12:01:33+00', null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('12', '1', '["domain+device","bad.example","csd-ws-07.corp.example"]', 'bad.example', 'csd-ws-07.corp.example', 'open', null, null, '1', '2026-03-01 12:01:44+00', '2026-03-01 12:01:44+00', '2026-03-01 12:01:44+00', 'blocked', '{Phishing}', '{login.bad.example}', '{csd-ws-07.corp.example}', '{192.0.2.10}', '{Default}', 'create', 'due', '2026-03-01 12:01:55+00', null, null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('13', '1', '["domain+device","bad.example","csd-ws-07$"]', 'bad.example', 'csd-ws-07$', 'open', null, null, '1', '2026-03-01 12:01:55+00', '2026-03-01 12:01:55+00', '2026-03-01 12:01:55+00', 'blocked', '{Phishing}', '{login.bad.example}', '{CSD-WS-07$}', '{192.0.2.10}', '{Default}', 'hold', 'waiting_to_group', '2026-03-01 12:01:55+00', '2026-03-01 12:02:05+00', null, null, null, '{}', 'high', null, null, 'detections', null, null, null),
('14', '1', '["domain+device","bad.example","csd-ws-08.corp.example"]', 'bad.example', 'csd-ws-08.corp.example', 'open', null, null, '1', '2026-03-01 12:01:55+00', '2026-03-01 12:01:55+00', '2026-03-01 12:01:55+00', 'blocked', '{Phishing}', '{login.bad.example}', '{CSD-WS-08.corp.example}', '{192.0.2.10}', '{Default}', 'hold', 'waiting_to_group', '2026-03-01 12:01:55+00', '2026-03-01 12:02:05+00', null, null, null, '{}', 'high', null, null, 'detections', null, null, null);
select setval(pg_get_serial_sequence('incident', 'id'), (select max(id) from incident));

insert into incident_event (id, incident_id, at, kind, message, details)
  overriding system value values
('1', '1', '2026-03-01 12:00:00+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('2', '2', '2026-03-01 12:00:00+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('3', '3', '2026-03-01 12:00:00+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('4', '1', '2026-03-01 12:00:11+00', 'decided', 'A ticket is due. It is sent as soon as ConnectWise takes it.', '{"reason": "due", "decision": "create"}'),
('5', '2', '2026-03-01 12:00:11+00', 'decided', 'A ticket is due. It is sent as soon as ConnectWise takes it.', '{"reason": "due", "decision": "create"}'),
('6', '3', '2026-03-01 12:00:11+00', 'decided', 'The company is not mapped to a ConnectWise company. Map it under Companies; what is held is ticketed then.', '{"reason": "company_not_mapped", "decision": "hold"}'),
('7', '1', '2026-03-01 12:00:11+00', 'ticket_created', 'ConnectWise ticket 5000 was created.', null),
('8', '1', '2026-03-01 12:00:11+00', 'decided', 'There is a ticket. Further detections are counted in this incident.', '{"reason": "already_ticketed", "decision": "append"}'),
('9', '2', '2026-03-01 12:00:11+00', 'ticket_created', 'ConnectWise ticket 5001 was created.', null),
('10', '2', '2026-03-01 12:00:11+00', 'decided', 'There is a ticket. Further detections are counted in this incident.', '{"reason": "already_ticketed", "decision": "append"}'),
('11', '4', '2026-03-01 12:00:11+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('12', '5', '2026-03-01 12:00:11+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('13', '4', '2026-03-01 12:00:22+00', 'decided', 'A ticket is due. It is sent as soon as ConnectWise takes it.', '{"reason": "due", "decision": "create"}'),
('14', '5', '2026-03-01 12:00:22+00', 'decided', 'A ticket is due. It is sent as soon as ConnectWise takes it.', '{"reason": "due", "decision": "create"}'),
('15', '4', '2026-03-01 12:00:22+00', 'ticket_created', 'ConnectWise ticket 5002 was created.', null),
('16', '4', '2026-03-01 12:00:22+00', 'decided', 'There is a ticket. Further detections are counted in this incident.', '{"reason": "already_ticketed", "decision": "append"}'),
('17', '5', '2026-03-01 12:00:22+00', 'ticket_created', 'ConnectWise ticket 5003 was created.', null),
('18', '5', '2026-03-01 12:00:22+00', 'decided', 'There is a ticket. Further detections are counted in this incident.', '{"reason": "already_ticketed", "decision": "append"}'),
('19', '6', '2026-03-01 12:01:22+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('20', '7', '2026-03-01 12:01:22+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('21', '8', '2026-03-01 12:01:22+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('22', '9', '2026-03-01 12:01:22+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('23', '6', '2026-03-01 12:01:33+00', 'decided', 'The company is not mapped to a ConnectWise company. Map it under Companies; what is held is ticketed then.', '{"reason": "company_not_mapped", "decision": "hold"}'),
('24', '7', '2026-03-01 12:01:33+00', 'decided', 'The company is not mapped to a ConnectWise company. Map it under Companies; what is held is ticketed then.', '{"reason": "company_not_mapped", "decision": "hold"}'),
('25', '8', '2026-03-01 12:01:33+00', 'decided', 'The company is not mapped to a ConnectWise company. Map it under Companies; what is held is ticketed then.', '{"reason": "company_not_mapped", "decision": "hold"}'),
('26', '9', '2026-03-01 12:01:33+00', 'decided', 'The company is not mapped to a ConnectWise company. Map it under Companies; what is held is ticketed then.', '{"reason": "company_not_mapped", "decision": "hold"}'),
('27', '10', '2026-03-01 12:01:33+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('28', '11', '2026-03-01 12:01:33+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('29', '10', '2026-03-01 12:01:44+00', 'decided', 'The company is not mapped to a ConnectWise company. Map it under Companies; what is held is ticketed then.', '{"reason": "company_not_mapped", "decision": "hold"}'),
('30', '11', '2026-03-01 12:01:44+00', 'decided', 'The company is not mapped to a ConnectWise company. Map it under Companies; what is held is ticketed then.', '{"reason": "company_not_mapped", "decision": "hold"}'),
('31', '12', '2026-03-01 12:01:44+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('32', '12', '2026-03-01 12:01:55+00', 'decided', 'A ticket is due. It is sent as soon as ConnectWise takes it.', '{"reason": "due", "decision": "create"}'),
('33', '13', '2026-03-01 12:01:55+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null),
('34', '14', '2026-03-01 12:01:55+00', 'opened', 'Opened. Decided in 10 s, so that repeats gather first.', null);
select setval(pg_get_serial_sequence('incident_event', 'id'), (select max(id) from incident_event));

insert into detection (id, source_id, external_id, occurred_at, received_at, company_id, incident_id, domain, verdict, reasons, device_name, client_address, process_name, query_type, policy, threat_level)
  overriding system value values
('1', '1', 'row-1', '2026-03-01 12:00:00+00', '2026-03-01 12:00:00+00', '1', '1', 'login.bad.example', 'blocked', '{Phishing}', 'CSD-WS-07', '192.0.2.10', null, 'A', 'Default', null),
('2', '1', 'row-2', '2026-03-01 12:00:00+00', '2026-03-01 12:00:00+00', '2', '2', 'other.example', 'blocked', '{Phishing}', '192.0.2.77', null, null, 'A', 'Default', null),
('3', '1', 'row-3', '2026-03-01 12:00:00+00', '2026-03-01 12:00:00+00', '3', '3', 'a.test', 'blocked', '{Phishing}', null, '2001:db8::7', null, 'A', 'Default', null),
('4', '1', 'row-4', '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00', '1', '4', 'www.worse.example', 'blocked', '{Phishing}', 'CSD-LT-11.corp.example', '192.0.2.10', null, 'A', 'Default', null),
('5', '1', 'row-5', '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00', '1', '5', 'gone.example', 'blocked', '{Phishing}', 'CSD-LT-12.corp.example', '192.0.2.10', null, 'A', 'Default', null),
('6', '1', 'row-6', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', '3', '6', 'cdn.bad.example', 'blocked', '{Malware}', 'BC-PC-1.birch.example', '192.0.2.31', null, 'A', 'Default', null),
('7', '1', 'row-7', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', '3', '7', 'login.bad.example', 'malicious', '{Phishing}', 'bc-pc-1$', '192.0.2.32', null, 'A', 'Default', null),
('8', '1', 'row-8', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', '3', '7', 'login.bad.example', 'malicious', '{Phishing}', 'bc-pc-1$', '192.0.2.32', null, 'A', 'Default', null),
('9', '1', 'row-9', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', '3', '8', 'login.bad.example', 'blocked', '{Phishing}', 'Dr. Reed''s iPad', '192.0.2.10', null, 'A', 'Default', null),
('10', '1', 'row-10', '2026-03-01 12:01:22+00', '2026-03-01 12:01:22+00', '3', '9', 'login.bad.example', 'blocked', '{Phishing}', 'Dr. Moss''s iPad', '192.0.2.10', null, 'A', 'Default', null),
('11', '1', 'row-11', '2026-03-01 12:01:33+00', '2026-03-01 12:01:33+00', '3', '10', 'x.example', 'blocked', '{Phishing}', 'BC-SRV-2.birch.example', '192.0.2.10', null, 'A', 'Default', null),
('12', '1', 'row-12', '2026-03-01 12:01:33+00', '2026-03-01 12:01:33+00', '3', '11', 'x.example', 'blocked', '{Phishing}', 'BC-SRV-2.birch.example', '192.0.2.10', null, 'A', 'Default', null),
('13', '1', 'row-13', '2026-03-01 12:01:44+00', '2026-03-01 12:01:44+00', '1', '12', 'login.bad.example', 'blocked', '{Phishing}', 'csd-ws-07.corp.example', '192.0.2.10', null, 'A', 'Default', null),
('14', '1', 'row-14', '2026-03-01 12:01:55+00', '2026-03-01 12:01:55+00', '1', '13', 'login.bad.example', 'blocked', '{Phishing}', 'CSD-WS-07$', '192.0.2.10', null, 'A', 'Default', null),
('15', '1', 'row-15', '2026-03-01 12:01:55+00', '2026-03-01 12:01:55+00', '1', '14', 'login.bad.example', 'blocked', '{Phishing}', 'CSD-WS-08.corp.example', '192.0.2.10', null, 'A', 'Default', null);
select setval(pg_get_serial_sequence('detection', 'id'), (select max(id) from detection));

insert into detection_tally (id, source_id, kind, hour, value, count)
  overriding system value values
('1', '1', 'company', '2026-03-01 12:00:00+00', '1', '6'),
('2', '1', 'domain', '2026-03-01 12:00:00+00', 'bad.example', '9'),
('3', '1', 'reason', '2026-03-01 12:00:00+00', 'Phishing', '14'),
('4', '1', 'device', '2026-03-01 12:00:00+00', 'CSD-WS-07', '1'),
('5', '1', 'company', '2026-03-01 12:00:00+00', '2', '1'),
('6', '1', 'domain', '2026-03-01 12:00:00+00', 'other.example', '1'),
('7', '1', 'device', '2026-03-01 12:00:00+00', '192.0.2.77', '1'),
('8', '1', 'company', '2026-03-01 12:00:00+00', '3', '8'),
('9', '1', 'domain', '2026-03-01 12:00:00+00', 'a.test', '1'),
('10', '1', 'device', '2026-03-01 12:00:00+00', '2001:db8::7', '1'),
('12', '1', 'domain', '2026-03-01 12:00:00+00', 'worse.example', '1'),
('14', '1', 'device', '2026-03-01 12:00:00+00', 'CSD-LT-11.corp.example', '1'),
('15', '1', 'domain', '2026-03-01 12:00:00+00', 'gone.example', '1'),
('16', '1', 'device', '2026-03-01 12:00:00+00', 'CSD-LT-12.corp.example', '1'),
('19', '1', 'reason', '2026-03-01 12:00:00+00', 'Malware', '1'),
('20', '1', 'device', '2026-03-01 12:00:00+00', 'BC-PC-1.birch.example', '1'),
('22', '1', 'device', '2026-03-01 12:00:00+00', 'bc-pc-1$', '2'),
('23', '1', 'device', '2026-03-01 12:00:00+00', 'Dr. Reed''s iPad', '1'),
('24', '1', 'device', '2026-03-01 12:00:00+00', 'Dr. Moss''s iPad', '1'),
('26', '1', 'domain', '2026-03-01 12:00:00+00', 'x.example', '2'),
('28', '1', 'device', '2026-03-01 12:00:00+00', 'BC-SRV-2.birch.example', '2'),
('36', '1', 'device', '2026-03-01 12:00:00+00', 'csd-ws-07.corp.example', '1'),
('40', '1', 'device', '2026-03-01 12:00:00+00', 'CSD-WS-07$', '1'),
('41', '1', 'device', '2026-03-01 12:00:00+00', 'CSD-WS-08.corp.example', '1');
select setval(pg_get_serial_sequence('detection_tally', 'id'), (select max(id) from detection_tally));

insert into ticket (id, incident_id, recurrence, reference, state, content, attempts, searches, next_attempt_at, locked_by, locked_until, connectwise_id, url, reference_survived, problem, queued_at, sent_at, created_at, life, status_name, board_name, connectwise_company_id, connectwise_company_name, closed_at, merged_into, missing_since, read_at, read_due_at, elsewhere, routing, told, told_at)
  overriding system value values
('1', '1', '0', 'picket:3R1VWWFQM7WZ06JRW4YBT91NB7', 'created', E'{"typeId": 4, "boardId": 1, "summary": "DNS threat blocked: login[.]bad[.]example on csd-ws-07 (Phishing)", "statusId": 2, "companyId": 250, "priorityId": 3, "externalXRef": "picket:3R1VWWFQM7WZ06JRW4YBT91NB7", "initialDescription": "Date/time: 2026-03-01 12:00:00 UTC.\\nDomain: login[.]bad[.]example.\\nBlock reasons: Phishing.\\nVerdict: blocked.\\nCompany: Cedar Street Dental.\\nDevice: CSD-WS-07.\\nClient address: 192.0.2.10.\\nPolicy: Default.\\nDetections: 1.\\nFirst seen: 2026-03-01 12:00:00 UTC.\\nLast seen: 2026-03-01 12:00:00 UTC.\\nSource: HYAS.\\nPicket incident: 1."}', '1', '0', null, null, null, '5000', 'https://cw.example/5000', 'true', null, '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00', null, null, null, null, null, null, null, null, null, '2026-03-01 12:00:11+00', null, null, '{"count": 1, "devices": ["CSD-WS-07"], "domains": ["login.bad.example"], "reasons": ["Phishing"], "verdict": "blocked"}', '2026-03-01 12:00:11+00'),
('2', '2', '0', 'picket:SA9HBFADK8VGYKAP5TMSG7KHDK', 'created', E'{"typeId": 4, "boardId": 1, "summary": "DNS threat blocked: other[.]example on 192.0.2.77 (Phishing)", "statusId": 2, "companyId": 251, "priorityId": 3, "externalXRef": "picket:SA9HBFADK8VGYKAP5TMSG7KHDK", "initialDescription": "Date/time: 2026-03-01 12:00:00 UTC.\\nDomain: other[.]example.\\nBlock reasons: Phishing.\\nVerdict: blocked.\\nCompany: Harbor Law.\\nDevice: 192.0.2.77.\\nPolicy: Default.\\nDetections: 1.\\nFirst seen: 2026-03-01 12:00:00 UTC.\\nLast seen: 2026-03-01 12:00:00 UTC.\\nSource: HYAS.\\nPicket incident: 2."}', '1', '0', null, null, null, '5001', 'https://cw.example/5001', 'true', null, '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00', null, null, null, null, null, null, null, null, null, '2026-03-01 12:00:11+00', null, null, '{"count": 1, "devices": ["192.0.2.77"], "domains": ["other.example"], "reasons": ["Phishing"], "verdict": "blocked"}', '2026-03-01 12:00:11+00'),
('3', '4', '0', 'picket:YS8YWBVMMC8M6JQX911HVKDVW1', 'created', E'{"typeId": 4, "boardId": 1, "summary": "DNS threat blocked: www[.]worse[.]example on csd-lt-11.corp.example (Phishing)", "statusId": 2, "companyId": 250, "priorityId": 3, "externalXRef": "picket:YS8YWBVMMC8M6JQX911HVKDVW1", "initialDescription": "Date/time: 2026-03-01 12:00:11 UTC.\\nDomain: www[.]worse[.]example.\\nBlock reasons: Phishing.\\nVerdict: blocked.\\nCompany: Cedar Street Dental.\\nDevice: CSD-LT-11.corp.example.\\nClient address: 192.0.2.10.\\nPolicy: Default.\\nDetections: 1.\\nFirst seen: 2026-03-01 12:00:11 UTC.\\nLast seen: 2026-03-01 12:00:11 UTC.\\nSource: HYAS.\\nPicket incident: 4."}', '1', '0', null, null, null, '5002', 'https://cw.example/5002', 'true', null, '2026-03-01 12:00:22+00', '2026-03-01 12:00:22+00', '2026-03-01 12:00:22+00', null, null, null, null, null, null, null, null, null, '2026-03-01 12:00:22+00', null, null, '{"count": 1, "devices": ["CSD-LT-11.corp.example"], "domains": ["www.worse.example"], "reasons": ["Phishing"], "verdict": "blocked"}', '2026-03-01 12:00:22+00'),
('4', '5', '0', 'picket:8V0JNEYB2A5Y2MRHX7ZSKEZR6B', 'created', E'{"typeId": 4, "boardId": 1, "summary": "DNS threat blocked: gone[.]example on csd-lt-12.corp.example (Phishing)", "statusId": 2, "companyId": 250, "priorityId": 3, "externalXRef": "picket:8V0JNEYB2A5Y2MRHX7ZSKEZR6B", "initialDescription": "Date/time: 2026-03-01 12:00:11 UTC.\\nDomain: gone[.]example.\\nBlock reasons: Phishing.\\nVerdict: blocked.\\nCompany: Cedar Street Dental.\\nDevice: CSD-LT-12.corp.example.\\nClient address: 192.0.2.10.\\nPolicy: Default.\\nDetections: 1.\\nFirst seen: 2026-03-01 12:00:11 UTC.\\nLast seen: 2026-03-01 12:00:11 UTC.\\nSource: HYAS.\\nPicket incident: 5."}', '1', '0', null, null, null, '5003', 'https://cw.example/5003', 'true', null, '2026-03-01 12:00:22+00', '2026-03-01 12:00:22+00', '2026-03-01 12:00:22+00', 'closed', 'Closed', null, null, null, '2026-03-01 12:00:22+00', null, null, '2026-03-01 12:00:22+00', '2026-03-01 12:00:22+00', null, null, '{"count": 1, "devices": ["CSD-LT-12.corp.example"], "domains": ["gone.example"], "reasons": ["Phishing"], "verdict": "blocked"}', '2026-03-01 12:00:22+00'),
('5', '12', '0', 'picket:BJVGS68E4R6J503M1H8AMMSBQJ', 'sending', E'{"typeId": 4, "boardId": 1, "summary": "DNS threat blocked: login[.]bad[.]example on csd-ws-07.corp.example (Phishing)", "statusId": 2, "companyId": 250, "priorityId": 3, "externalXRef": "picket:BJVGS68E4R6J503M1H8AMMSBQJ", "initialDescription": "Date/time: 2026-03-01 12:01:44 UTC.\\nDomain: login[.]bad[.]example.\\nBlock reasons: Phishing.\\nVerdict: blocked.\\nCompany: Cedar Street Dental.\\nDevice: csd-ws-07.corp.example.\\nClient address: 192.0.2.10.\\nPolicy: Default.\\nDetections: 1.\\nFirst seen: 2026-03-01 12:01:44 UTC.\\nLast seen: 2026-03-01 12:01:44 UTC.\\nSource: HYAS.\\nPicket incident: 12."}', '1', '0', '2026-03-01 12:04:55+00', 'worker-2', '2026-03-01 12:04:55+00', null, null, null, null, '2026-03-01 12:01:55+00', '2026-03-01 12:01:55+00', null, null, null, null, null, null, null, null, null, null, null, null, null, '{"count": 1, "devices": ["csd-ws-07.corp.example"], "domains": ["login.bad.example"], "reasons": ["Phishing"], "verdict": "blocked"}', '2026-03-01 12:01:55+00');
select setval(pg_get_serial_sequence('ticket', 'id'), (select max(id) from ticket));

insert into ticket_attempt (id, ticket_id, kind, outcome, status, request_id, problem, started_at, finished_at)
  overriding system value values
('1', '1', 'create', 'created', null, null, null, '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00'),
('2', '2', 'create', 'created', null, null, null, '2026-03-01 12:00:11+00', '2026-03-01 12:00:11+00'),
('3', '3', 'create', 'created', null, null, null, '2026-03-01 12:00:22+00', '2026-03-01 12:00:22+00'),
('4', '4', 'create', 'created', null, null, null, '2026-03-01 12:00:22+00', '2026-03-01 12:00:22+00'),
('5', '5', 'create', 'sending', null, null, null, '2026-03-01 12:01:55+00', null);
select setval(pg_get_serial_sequence('ticket_attempt', 'id'), (select max(id) from ticket_attempt));

