-- What the role of the service may do. Run by the role that owns the tables, each time that `voix migrate` took a step:
--
--   psql -v ON_ERROR_STOP=1 -f grants.sql "host=… dbname=voix user=voix_owner"
--
-- Both roles and the database are made once, by an administrator:
--
--   create role voix_owner login password '…';
--   create role voix_service login password '…';
--   create database voix owner voix_owner;
begin;

do $$
begin
    if exists (
        select from pg_class
        where relnamespace = 'public'::regnamespace and pg_get_userbyid(relowner) = 'voix_service'
    ) then
        raise exception 'voix_service owns tables: what it owns, it may change whatever is granted';
    end if;
    if exists (select from pg_roles where rolname = 'voix_service' and (rolsuper or rolcreaterole or rolreplication))
        or pg_has_role('voix_service', current_user, 'member') then
        raise exception 'voix_service may become the owner of the tables, or anybody';
    end if;
end
$$;

revoke create on schema public from public;
grant usage on schema public to voix_service;

revoke all on all tables in schema public from voix_service;
grant select, insert, update, delete on all tables in schema public to voix_service;
grant usage on all sequences in schema public to voix_service;

-- What was written there stays.
revoke update, delete on audit_entry, classification, contradicting_head, leaf, tile, register_leaf, register_tile
    from voix_service;

-- The steps of the schema are the owner's.
revoke insert, update, delete on flyway_schema_history from voix_service;

-- What a later step makes can be used at once; what of it only grows is taken back above, when this is run again.
alter default privileges in schema public grant select, insert, update, delete on tables to voix_service;
alter default privileges in schema public grant usage on sequences to voix_service;

commit;
