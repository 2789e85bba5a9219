/**
 * Empties all tables and restarts their numbers at 1. Truncating a table creates new files for it even if it is empty,
 * and a test uses few tables: only those are truncated.
 */
export const emptyUsedTables = `do $$
declare
  candidate record;
  used boolean;
  emptied text[] := '{}';
begin
  for candidate in
    select format('%I', tablename) as name, ids.last_value is not null as numbered
    from pg_tables
    left join pg_sequences ids on ids.schemaname = 'public' and ids.sequencename = tablename || '_id_seq'
    where pg_tables.schemaname = 'public' and tablename not like 'kysely%'
  loop
    execute format('select exists (select from %s)', candidate.name) into used;
    if used or candidate.numbered then
      emptied := emptied || candidate.name;
    end if;
  end loop;
  if emptied <> '{}' then
    execute format('truncate %s restart identity cascade', array_to_string(emptied, ', '));
  end if;
end $$`;
