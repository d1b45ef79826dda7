-- Petitions, from an idea to an answer. Reference tables beside the parliament's, like scrutin; what is of the vote
-- (signature, signature_departement) begins its keys with urn_id.

create table petition (
    petition_id bigint generated always as identity primary key,
    urn_id bigint not null unique default nextval('urn_id_seq'),
    state text not null check (state in ('DRAFT', 'SPONSORING', 'AWAITING', 'OPEN', 'SUSPENDED', 'CLOSED', 'ANSWERED',
        'ARCHIVED', 'REFUSED', 'LAPSED', 'WITHDRAWN')),
    -- lengths in code points
    titre text not null check (char_length(titre) between 1 and 150),
    demande text not null check (char_length(demande) between 1 and 500),
    motifs text not null check (char_length(motifs) between 1 and 3000),
    sources text[] not null default '{}' check (cardinality(sources) <= 10),
    -- what it is about, if the author says so: one of these at most
    amendement_uid text references amendement,
    texte_uid text references texte,
    theme_id int references theme,
    -- of the author, sealed with a key that is not in this database; null once erased
    author_name bytea,
    author_address bytea,
    author_language text not null check (author_language in ('fr', 'en')),
    is_author_hidden boolean not null default false,
    is_hidden boolean not null default false,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    -- enough sponsors
    sponsored_at timestamptz,
    published_at timestamptz,
    closes_at timestamptz check (closes_at > published_at),
    closed_at timestamptz,
    -- what the public sees, said once: what was published stays to be read, also when it is closed, suspended or withdrawn;
    -- what was refused is shown with its reason, unless it is hidden
    is_shown boolean not null generated always as ((published_at is not null or state = 'REFUSED') and not is_hidden) stored,
    check (num_nonnulls(amendement_uid, texte_uid, theme_id) <= 1),
    check ((published_at is null) = (closes_at is null)),
    check (state not in ('OPEN', 'SUSPENDED', 'CLOSED', 'ANSWERED', 'ARCHIVED') or published_at is not null),
    check (state not in ('CLOSED', 'ANSWERED', 'ARCHIVED') or closed_at is not null)
);

create index petition_amendement on petition (amendement_uid);
create index petition_texte on petition (texte_uid);
create index petition_theme on petition (theme_id);
create index petition_state on petition (state, petition_id);
create index petition_due on petition (closes_at) where state in ('OPEN', 'SUSPENDED');

-- Everything that happened to a petition: each change of its state, by whom and why. Append-only.
create table petition_event (
    petition_id bigint not null references petition on delete cascade,
    number int not null check (number > 0),
    kind text not null,
    state_before text,
    state_after text not null,
    actor text not null check (actor in ('AUTHOR', 'MODERATION', 'SERVICE')),
    occurred_at timestamptz not null,
    -- a refusal's reason, or a threshold
    code text,
    -- what is shown beside it, by moderators; English may be missing
    note text check (length(note) <= 4000),
    note_en text check (length(note_en) <= 4000),
    primary key (petition_id, number)
);

-- A number of signatures that was reached. Written in the commit that reaches it, kept when signatures are withdrawn later.
create table petition_threshold (
    urn_id bigint not null,
    kind text not null check (kind in ('ANSWER', 'PUBLICATION', 'DEBATE')),
    signatures bigint not null check (signatures > 0),
    -- the urn's size in that commit
    size bigint not null,
    reached_at timestamptz not null,
    -- when it became an event with its mails
    told_at timestamptz,
    primary key (urn_id, kind)
);

-- A signature waits for its confirmation by e-mail (leaf_index is null) or is counted (it is not). No time stands beside one
-- that is counted: times would tie one person's signatures together.
create table signature (
    urn_id bigint not null,
    signature_id uuid not null,
    -- HMACs under the pepper, of the petition with the canonical address, and with address and name: who may sign how often
    address_key uuid not null,
    slot smallint not null check (slot in (1, 2)),
    name_key uuid not null,
    role text not null check (role in ('AUTHOR', 'SPONSOR', 'SIGNATORY')),
    tier smallint not null default 1 check (tier between 0 and 2),
    -- sealed with a key that is not in this database; null once erased
    name bytea,
    address bytea,
    language text not null check (language in ('fr', 'en')),
    country text not null check (country ~ '^[A-Z]{2}$'),
    departement text check (departement ~ '^(\d{2}|2[AB]|9[78]\d)$'),
    is_name_public boolean not null,
    wants_news boolean not null,
    -- until it is confirmed: when it was asked for, how many mails went out, how many wrong codes were typed
    asked_at timestamptz,
    mails smallint not null default 1 check (mails between 1 and 5),
    tries smallint not null default 0,
    leaf_index bigint,
    secret bytea check (octet_length(secret) = 32),
    nonce bytea check (octet_length(nonce) = 16),
    primary key (urn_id, signature_id),
    unique (urn_id, address_key, slot),
    unique (urn_id, name_key),
    check (num_nonnulls(leaf_index, secret, nonce) in (0, 3)),
    check ((asked_at is null) = (leaf_index is not null))
) with (fillfactor = 80);

create index signature_unconfirmed on signature (asked_at) where asked_at is not null;

-- Counted signatures by where people live; a country other than France stands as its code.
create table signature_departement (
    urn_id bigint not null,
    place text not null,
    signatures bigint not null check (signatures >= 0),
    primary key (urn_id, place)
);

-- Why petitions are refused, as published. Wording may be refined, a code keeps its meaning; retired ones stay readable.
create table refusal_reason (
    code text primary key check (code ~ '^[a-z]+(-[a-z]+)*$'),
    rang int not null,
    libelle text not null,
    libelle_en text not null,
    explanation text not null,
    explanation_en text not null,
    -- the petition itself is then not shown
    is_hiding boolean not null default false,
    is_retired boolean not null default false
);

-- What came of a petition, said by whoever answers and published by moderators.
create table petition_answer (
    answer_id bigint generated always as identity primary key,
    petition_id bigint not null references petition,
    kind text not null check (kind in ('ANSWER', 'DEBATE')),
    author text not null check (length(btrim(author)) between 1 and 200),
    given_on date not null,
    text text not null check (length(btrim(text)) between 1 and 20000),
    text_en text check (length(btrim(text_en)) between 1 and 20000),
    links text[] not null default '{}' check (cardinality(links) <= 10),
    published_at timestamptz not null,
    withdrawn_at timestamptz
);

create index petition_answer_petition on petition_answer (petition_id);

-- Who has a petition open on the desk. It ends by itself; whoever comes then may take it.
create table petition_lock (
    petition_id bigint primary key references petition on delete cascade,
    moderator_id int not null references moderator,
    expires_at timestamptz not null
);

create index petition_lock_moderator on petition_lock (moderator_id);
