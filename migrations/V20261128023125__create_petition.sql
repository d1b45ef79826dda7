-- Petitions, from an idea to an answer. Reference tables beside the parliament's, like scrutin; what is of the vote begins its
-- keys with urn_id.

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
    -- The petition that exists, where another one is refused for it, and where its author hands it over.
    existing_id bigint references petition,
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

-- The rules of the petitions page, each with the reason that a refusal names.
insert into refusal_reason (code, rang, libelle, libelle_en, explanation, explanation_en, is_hiding) values
    ('hors-competence', 1,
        'Ne relève ni du Parlement ni du Gouvernement',
        'Not a matter for Parliament or the Government',
        'La demande doit pouvoir être satisfaite par la loi, par le contrôle du Parlement ou par une décision du Gouvernement.',
        'The request must be one that a law, Parliament’s oversight or a decision of the Government can meet.', false),
    ('doublon', 2,
        'Une pétition demande déjà la même chose',
        'A petition already asks for the same thing',
        'Deux pétitions pour la même demande se partageraient les signatures. Signez celle qui existe.',
        'Two petitions for the same request would split the signatures. Please sign the one that exists.', false),
    ('sans-demande', 3,
        'On ne voit pas ce qui est demandé',
        'It is not clear what is asked for',
        'Une pétition demande une chose précise, que l’on puisse accorder ou refuser.',
        'A petition asks for one definite thing that can be granted or refused.', false),
    ('justice', 4,
        'Porte sur une affaire portée devant la justice',
        'Concerns a matter before the courts',
        'Le Parlement n’intervient pas dans une procédure en cours ni dans une décision rendue.',
        'Parliament does not intervene in pending proceedings or in a decision that was given.', false),
    ('personnel', 5,
        'Concerne une situation personnelle',
        'Concerns a personal situation',
        'Pour un litige avec une administration, le Défenseur des droits peut vous aider.',
        'For a dispute with a public body, the Défenseur des droits can help.', false),
    ('nomination', 6,
        'Vise une nomination, une distinction ou une révocation',
        'Concerns an appointment, an honour or a dismissal',
        'Une pétition porte sur une règle ou une politique, non sur le choix d’une personne.',
        'A petition is about a rule or a policy, not about the choice of a person.', false),
    ('publicite', 7,
        'Est une publicité ou une collecte',
        'Is an advertisement or a collection',
        'Ni vente, ni appel aux dons, ni promotion.',
        'No sale, no appeal for donations, no promotion.', false),
    ('invraisemblable', 8,
        'Repose sur une affirmation manifestement fausse',
        'Rests on a claim that is plainly false',
        'Les faits sur lesquels la demande repose doivent pouvoir être vérifiés par les sources données.',
        'The facts that the request rests on must be ones that the sources given can support.', false),
    ('illisible', 9,
        'N’est pas rédigée en français compréhensible',
        'Is not written in intelligible French',
        'La pétition s’adresse au Parlement français : elle est rédigée en français.',
        'The petition is addressed to the French Parliament: it is written in French.', false),
    ('illicite', 10,
        'Contient des propos contraires à la loi',
        'Contains unlawful statements',
        'Injure, diffamation, incitation à la haine ou à la violence : le texte n’est pas publié.',
        'Insult, defamation, incitement to hatred or violence: the text is not published.', true),
    ('vie-privee', 11,
        'Met en cause une personne ou sa vie privée',
        'Accuses a person or intrudes on their private life',
        'Le texte désigne une personne privée ou publie des données qui la concernent : il n’est pas publié.',
        'The text points to a private person or publishes data about them: it is not published.', true);

-- Signatures of petitions: asked for, counted, set aside, erased.

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
    -- a name comes into the public list once it was looked at: by the service first, which holds back what looks like an address
    -- or like somebody well known, and then, if it was held, by a moderator
    name_state text not null default 'NEW' check (name_state in ('NEW', 'FREE', 'ADDRESS', 'PERSON', 'MIXED', 'REFUSED')),
    -- and together with others: whoever watches a small petition does not see name, place and leaf of one person appear at once
    is_listed boolean not null default false,
    wants_news boolean not null,
    -- until it is confirmed: when it was asked for, how many mails went out, how many wrong codes were typed
    asked_at timestamptz,
    mails smallint not null default 1 check (mails between 1 and 5),
    tries smallint not null default 0,
    leaf_index bigint,
    secret bytea check (octet_length(secret) = 32),
    nonce bytea check (octet_length(nonce) = 16),
    -- under which rule it is set aside, and of which decision or group the number is; null for one that counts
    aside_rule text check (aside_rule ~ '^[a-z]{1,30}$'),
    aside_id bigint check (aside_id > 0),
    primary key (urn_id, signature_id),
    unique (urn_id, address_key, slot),
    unique (urn_id, name_key),
    check (num_nonnulls(leaf_index, secret, nonce) in (0, 3)),
    check ((asked_at is null) = (leaf_index is not null)),
    constraint signature_aside check (num_nonnulls(aside_rule, aside_id) in (0, 2)),
    constraint signature_aside_is_in_urn check (aside_id is null or leaf_index is not null)
) with (fillfactor = 80);

-- Who may be shown, who waits for an answer, and who signed in another part than most: each few beside all signatures.
create index signature_listed on signature (urn_id, signature_id)
    where is_listed and is_name_public and leaf_index is not null and name is not null;

create index signature_to_list on signature (name_state, urn_id)
    where not is_listed and is_name_public and leaf_index is not null and name is not null;

create index signature_news on signature (urn_id, signature_id)
    where wants_news and leaf_index is not null and address is not null;

create index signature_role on signature (urn_id, role)
    where role <> 'SIGNATORY' and leaf_index is not null;

create index signature_of_aside on signature (urn_id, aside_id, signature_id) where aside_id is not null;

-- What is still kept of signatories, a little at a time.
create index signature_unconfirmed on signature (asked_at) where asked_at is not null;

create index signature_kept on signature (urn_id) where leaf_index is not null and address is not null;

-- Counted signatures by where people live.
create table signature_departement (
    urn_id bigint not null,
    place text not null,
    signatures bigint not null check (signatures >= 0),
    primary key (urn_id, place)
);

comment on column signature_departement.place is
    'Code of a département, 00 for France without one, 99 for everywhere else; a country may stand as its own code.';

-- Places of mailboxes whose signature was set aside, or waited, when it was taken back. The mark belongs to the mailbox and not to
-- the signature: whoever takes it back and signs again stays under the decision. Nothing but a keyed hash of the petition with the
-- address; gone with the decision, with a new signature that bears the mark, and with what is kept of the petition's signatories.
create table signature_aside (
    urn_id bigint not null,
    address_key uuid not null,
    slot smallint not null check (slot in (1, 2)),
    rule text not null check (rule ~ '^[a-z]{1,30}$'),
    set_aside_id bigint not null check (set_aside_id > 0),
    primary key (urn_id, address_key, slot)
);

create index signature_aside_decision on signature_aside (urn_id, set_aside_id);

-- A petition of which everything personal that may be erased was: nobody looks through its signatures again.
create table signature_erasure (
    urn_id bigint not null,
    -- who asked for the answer stays longer
    stage text not null check (stage in ('OTHERS', 'ALL')),
    erased_at timestamptz not null,
    primary key (urn_id, stage)
);
