-- What this service would propose to a moderator. Never public, never applied: scrutin_theme knows nothing of it.

-- Which scrutins were looked at, by which text, by which method, with how many decisions of moderators behind it. Once the
-- scrutin is classified its row stays as it was, so that the decision can be held against what was suggested before it.
create table suggested_scrutin (
    scrutin_uid text primary key references scrutin,
    question_sha256 bytea not null check (octet_length(question_sha256) = 32),
    -- first bytes of the SHA-256 of the hints and the number of the method
    method text not null,
    decisions_known bigint not null check (decisions_known >= 0),
    suggested_at timestamptz not null
);

-- No line for a scrutin about which nothing speaks clearly.
create table theme_suggestion (
    scrutin_uid text not null references suggested_scrutin on delete cascade,
    -- 1 is the most likely
    rang smallint not null check (rang between 1 and 4),
    theme_id int not null references theme,
    strength text not null check (strength in ('STRONG', 'MEDIUM', 'WEAK')),
    -- see fr.voix.suggestion.Reason
    reasons jsonb not null check (jsonb_typeof(reasons) = 'array' and jsonb_array_length(reasons) > 0),
    -- to mark in the text, as they stand there
    words text[] not null,
    primary key (scrutin_uid, rang),
    unique (scrutin_uid, theme_id)
);
