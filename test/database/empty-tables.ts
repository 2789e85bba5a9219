/**
 * Empties all tables and restarts their numbers at 1. Truncating a table creates new files for it and for all tables
 * that refer to it, which takes far longer than deleting the few rows of a test. A table that is large or has
 * statistics is truncated all the same: what it was must not decide how a later test reads it.
 */
export const emptyUsedTables = `do $$
declare
  used record;
  truncated text[] := '{}';
  -- Rows can be deleted in any order once foreign keys are off, which takes a superuser. For others, all is truncated.
  deletes boolean := current_setting('is_superuser') = 'on';
begin
  if deletes then
    perform set_config('session_replication_role', 'replica', true);
  end if;
  for used in
    with counted as materialized (
      select sequencename from pg_sequences where schemaname = 'public' and last_value is not null
    )
    select
      format('%I', relname) as name,
      pg_relation_size(pg_class.oid) as size,
      reltuples >= 0 as has_statistics,
      sequencename as numbers
    from pg_class
    left join counted on sequencename = relname || '_id_seq'
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'
  loop
    if used.size > 1000000 or used.has_statistics or (used.size > 0 and not deletes) then
      truncated := truncated || used.name;
    elsif used.size > 0 or used.numbers is not null then
      -- What an earlier test still writes is waited for, as truncating does.
      execute format('lock table %1$s in share row exclusive mode; delete from %1$s', used.name);
    end if;
    if used.numbers is not null then
      perform setval(format('%I', used.numbers), 1, false);
    end if;
  end loop;
  if truncated <> '{}' then
    execute format('truncate %s restart identity cascade', array_to_string(truncated, ', '));
  end if;
end $$`;
