-- Who owes what they may do to which colleague, since when. What the operator did on the machine is by nobody, and not here.
create table moderator_dependence (
    moderator_dependence_id bigint generated always as identity primary key,
    moderator_id int not null references moderator on delete cascade,
    by_moderator_id int not null references moderator check (by_moderator_id <> moderator_id),
    act text not null check (act in ('INVITED', 'RESET', 'PROMOTED', 'RESTORED')),
    at timestamptz not null
);

create index moderator_dependence_of on moderator_dependence (moderator_id, at);

-- Who made a one-time link: only one that is used makes its owner owe anything, else links would make colleagues count less.
alter table moderator_invitation add column by_moderator_id int references moderator;
