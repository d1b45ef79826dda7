-- Petitions, from an idea to an answer. Reference tables beside the parliament's, like scrutin; what is of the vote begins its
-- keys with urn_id.

-- Petitions that look like one that is being written are found by trigrams too, which forgive spelling. pg_trgm is a trusted
-- extension: the owner of a database may create it.
create extension if not exists pg_trgm;

-- What every search finds a petition by, written once: title (A), what is asked (B), why (C). Words with accents are found
-- without them too, unranked, as those of amendements are.
create function petition_search(titre text, demande text, motifs text)
returns tsvector
language sql
immutable
parallel safe
as $$
    select setweight(to_tsvector('pg_catalog.french', titre), 'A')
        || setweight(to_tsvector('pg_catalog.french', demande), 'B')
        || setweight(to_tsvector('pg_catalog.french', motifs), 'C')
        || strip(to_tsvector('pg_catalog.french', coalesce((
            select string_agg(translate(word, 'àâäáãåçéèêëîïíìôöóòõùûüúÿñ', 'aaaaaaceeeeiiiiooooouuuuyn'), ' ')
            from (
                select distinct lower(found[1]) as word
                from regexp_matches(
                    concat_ws(' ', titre, demande, motifs),
                    '(\w*[àâäáãåçéèêëîïíìôöóòõùûüúÿñ]\w*)', 'gi') as found
            ) words
        ), '')))
$$;

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
    -- the words of one that lapsed are erased: a sign stands in their place
    text_erased_at timestamptz,
    -- what the public sees, said once: what was published stays to be read, also when it is closed, suspended or withdrawn;
    -- what was refused is shown with its reason, unless it is hidden
    is_shown boolean not null generated always as ((published_at is not null or state = 'REFUSED') and not is_hidden) stored,
    -- kept rather than made anew for every petition that shares a word: comparing thousands is then milliseconds
    search tsvector not null generated always as (petition_search(titre, demande, motifs)) stored,
    check (num_nonnulls(amendement_uid, texte_uid, theme_id) <= 1),
    check ((published_at is null) = (closes_at is null)),
    check (state not in ('OPEN', 'SUSPENDED', 'CLOSED', 'ANSWERED', 'ARCHIVED') or published_at is not null),
    check (state not in ('CLOSED', 'ANSWERED', 'ARCHIVED') or closed_at is not null)
);

create index petition_amendement on petition (amendement_uid);
create index petition_texte on petition (texte_uid);
create index petition_theme on petition (theme_id);
create index petition_search on petition using gin (search);
create index petition_trigrams on petition using gin (titre gin_trgm_ops) where is_shown;
-- the list by date goes on from a line without sorting, the counts of shelves read no row
create index petition_newest on petition (coalesce(published_at, created_at) desc, petition_id desc) where is_shown;
create index petition_shelf on petition (state) where is_shown;
create index petition_hidden on petition (petition_id) where is_hidden;
create index petition_state on petition (state, petition_id);
-- asked every few seconds, what is done falls out of these: which ones are over, and of which words or an address are still kept
create index petition_due on petition (closes_at) where state in ('OPEN', 'SUSPENDED');
create index petition_unerased on petition (petition_id)
    where text_erased_at is null and published_at is null and state in ('LAPSED', 'WITHDRAWN');
create index petition_author_kept on petition (state, petition_id) where author_address is not null;

-- What is kept of an author beside the sealed name and address: gone with the person's erasure, and with the petition.
create table petition_author (
    petition_id bigint primary key references petition on delete cascade,
    -- HMAC under the pepper of the canonical address: to find the petitions of whoever lost the link
    author_key uuid not null,
    -- SHA-256 of the petition's words while it may still come to something: a form that is sent twice makes one petition
    text_sha256 bytea check (octet_length(text_sha256) = 32),
    -- for the author's own signature, counted once the address is confirmed
    country text not null check (country ~ '^[A-Z]{2}$'),
    departement text check (departement ~ '^(\d{2}|2[AB]|9[78]\d)$'),
    signed_at timestamptz,
    created_at timestamptz not null,
    -- mails with the private link that were asked for
    links int not null default 0,
    linked_at timestamptz,
    unique (author_key, text_sha256)
);

create index petition_author_recent on petition_author (author_key, created_at);
create index petition_author_unsigned on petition_author (petition_id) where signed_at is null;

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

-- The newest events are the first ones of an index.
create index petition_event_newest on petition_event (occurred_at desc, petition_id desc, number desc);

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
    -- in how many départements its signatures had to be, as the number of them is kept: the setting may change later; 0 where that
    -- does not matter
    departements int not null default 0 check (departements >= 0),
    primary key (urn_id, kind)
);

-- Those that no event speaks of yet.
create index petition_threshold_untold on petition_threshold (reached_at) where told_at is null;

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
    withdrawn_at timestamptz,
    -- why moderators took it back, as its petition's page says it
    withdrawal text check (length(btrim(withdrawal)) between 1 and 2000),
    constraint petition_answer_withdrawal check (withdrawal is null or withdrawn_at is not null)
);

create index petition_answer_petition on petition_answer (petition_id);
