-- One sentence that says what an amendement would do, written by a moderator, shown once a second one has approved it.

create table summary (
    summary_id bigint generated always as identity primary key,
    scrutin_uid text not null references scrutin,
    -- the text that was summarised: a summary of a text that has changed is shown no more
    question_sha256 bytea not null check (octet_length(question_sha256) = 32),
    texte text not null check (length(texte) between 20 and 240),
    texte_en text check (length(texte_en) between 20 and 240),
    state text not null check (state in ('WAITING', 'APPROVED', 'REFUSED', 'REPLACED', 'WITHDRAWN')),
    written_by int not null references moderator,
    written_at timestamptz not null,
    decided_by int references moderator,
    decided_at timestamptz,
    -- nobody approves or refuses one's own words
    check (state not in ('APPROVED', 'REFUSED') or (decided_by is not null and decided_by <> written_by))
);

create unique index summary_waiting on summary (scrutin_uid) where state = 'WAITING';
create unique index summary_approved on summary (scrutin_uid) where state = 'APPROVED';
