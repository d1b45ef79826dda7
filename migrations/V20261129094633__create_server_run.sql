-- Which run of which server a transaction speaks to. PostgreSQL empties an unlogged table after a crash, and a standby never has
-- its rows: who finds the same token twice has spoken to one server that lost nothing in between.
create unlogged table server_run (
    is_one boolean primary key default true check (is_one),
    token uuid not null default gen_random_uuid()
);

-- The token of this run, made by whoever asks first.
create function this_run() returns uuid
language plpgsql as $$
begin
    insert into server_run default values on conflict do nothing;
    return (select token from server_run);
end
$$;
