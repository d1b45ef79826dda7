-- Themes are ours, never official. What the public sees is scrutin_theme; how it came about is classification.

-- Themes change: they are described, renamed, retired, merged. A theme is never deleted, so that what was decided under it can
-- still be read.
create table theme (
    theme_id int generated always as identity primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    libelle text not null unique,
    libelle_en text not null unique,
    description text not null default '' check (length(description) <= 500),
    description_en text not null default '' check (length(description_en) <= 500),
    rang int not null,
    -- no longer offered to whoever classifies
    retired_at timestamptz,
    -- its scrutins and its address went to that one
    merged_into int references theme check (merged_into <> theme_id),
    -- grows with every change; a form that has seen another one is refused
    version int not null default 1 check (version > 0),
    changed_at timestamptz not null default now()
);

-- Every address that a theme has or had: none leads to another theme, ever.
create table theme_slug (
    slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
    theme_id int not null references theme,
    unique (theme_id, slug)
);

alter table theme
    add foreign key (theme_id, slug) references theme_slug (theme_id, slug) deferrable initially deferred;

-- The theme that an address of today or of former times leads to, by way of every merge.
create function current_theme(asked text) returns int
language sql
stable
as $$
    with recursive way as (
        select t.theme_id, t.merged_into
        from theme_slug s
        join theme t using (theme_id)
        where s.slug = asked
        union all
        select t.theme_id, t.merged_into
        from way w
        join theme t on t.theme_id = w.merged_into
    )
    select theme_id
    from way
    where merged_into is null
$$;

create table filing (
    scrutin_uid text not null references scrutin,
    -- 1 is the main theme
    rang smallint not null check (rang between 1 and 4),
    theme_id int not null references theme,
    -- when the decision was taken under which it stands there, for feeds
    decided_at timestamptz not null default now(),
    -- Which text was classified: where the question of the scrutin is another one by now, a moderator looks at its themes again.
    question_sha256 bytea check (octet_length(question_sha256) = 32),
    primary key (scrutin_uid, rang),
    unique (scrutin_uid, theme_id)
);

create index scrutin_theme_newest on filing (theme_id, decided_at desc, scrutin_uid desc);

-- Who filed which scrutin under which themes, when, and what stood there before. Append-only.
create table classification (
    classification_id bigint generated always as identity primary key,
    scrutin_uid text not null references scrutin,
    moderator_id int not null references moderator,
    decided_at timestamptz not null,
    themes_before text[] not null,
    -- none: the decision was taken back, and the scrutin is unclassified again
    themes_after text[] not null check (cardinality(themes_after) between 0 and 4),
    reason text check (length(reason) <= 2000),
    -- the decision whose doing this one put back, if that is what it did
    undoes_id bigint references classification,
    -- the theme whose merge, or whose return from one, this line follows from; null for a decision on this very scrutin
    merged_theme_id int references theme
);

create index classification_scrutin on classification (scrutin_uid, classification_id);

create index classification_moderator on classification (moderator_id, classification_id desc);

create index classification_merged on classification (merged_theme_id, classification_id) where merged_theme_id is not null;

-- figures look at the decisions of some days
create index classification_decided on classification (decided_at);

-- for second readings, 13 of 128: drawn by a hash of the number, so that nobody chooses
create index classification_sample on classification (classification_id)
    where (hashint8extended(classification_id, 4) & 127) < 13;

create trigger classification_append_only before update or delete or truncate on classification
    for each statement execute function refuse_change();

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
    -- see Reason
    reasons jsonb not null check (jsonb_typeof(reasons) = 'array' and jsonb_array_length(reasons) > 0),
    -- to mark in the text, as they stand there
    words text[] not null,
    primary key (scrutin_uid, rang),
    unique (scrutin_uid, theme_id)
);

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

-- Decisions that nobody outside has been told of: for some seconds they can be taken back before anything leaves.
create table untold_filing (
    scrutin_uid text primary key references scrutin,
    -- what stood there when all were told last
    themes_before text[] not null,
    -- of the latest decision
    decided_at timestamptz not null,
    tell_after timestamptz not null
);

create index untold_filing_due on untold_filing (tell_after);

-- What the last classification of a scrutin says; null for one that was never classified. It is asked for each row of a list: written
-- so that the planner takes the index of subjects, and walks neither all classifications nor the account.
create function classified_themes(uid text) returns jsonb language sql stable as $$
    select e.after::jsonb -> 'themes'
    from audit_entry e
    where e.subject = 'scrutin:' || uid and e.act || '' = 'classify'
    order by e.sequence desc
    limit 1
$$;

-- At each place the theme that the last classification named there, or the one that it was merged into since. A place is never
-- renumbered: where two themes became one, the better place stays and the other one is empty.
create view scrutin_theme as
select f.scrutin_uid, f.rang, f.theme_id, f.decided_at, f.question_sha256
from filing f
where (
    select s.theme_id = f.theme_id or current_theme(s.slug) = f.theme_id
    from (
        -- once, and not for each slug
        select classified_themes(f.scrutin_uid) ->> (f.rang - 1) as slug
        offset 0
    ) said
    join theme_slug s using (slug)
);

-- Approved, of the text that is asked about now, and in the words of the act that approved it.
create view shown_summary as
select y.*
from summary y
join scrutin s on s.uid = y.scrutin_uid and s.question_sha256 = y.question_sha256
where y.state = 'APPROVED' and (
    select coalesce(e.act = 'summary-approve' and e.after::json ->> 'summary' = y.texte
        and e.after::json ->> 'summaryEn' is not distinct from y.texte_en, false)
    from audit_entry e
    where e.subject = 'scrutin:' || y.scrutin_uid and e.act in ('summary-approve', 'summary-withdraw')
    order by e.sequence desc
    limit 1
);

-- The themes to begin with; moderators change them.
insert into theme (slug, libelle, libelle_en, rang) values
    ('budget-fiscalite', 'Budget et fiscalité', 'Budget and taxation', 1),
    ('economie-entreprises', 'Économie et entreprises', 'Economy and business', 2),
    ('travail-emploi', 'Travail et emploi', 'Work and employment', 3),
    ('solidarites-retraites', 'Solidarités, famille et retraites', 'Social support, family and pensions', 4),
    ('sante', 'Santé', 'Health', 5),
    ('education-jeunesse', 'Éducation et jeunesse', 'Education and youth', 6),
    ('enseignement-superieur-recherche', 'Enseignement supérieur et recherche', 'Higher education and research', 7),
    ('culture-medias', 'Culture et médias', 'Culture and media', 8),
    ('sport-vie-associative', 'Sport et vie associative', 'Sport and community life', 9),
    ('environnement-climat', 'Environnement et climat', 'Environment and climate', 10),
    ('energie', 'Énergie', 'Energy', 11),
    ('transports', 'Transports', 'Transport', 12),
    ('logement-urbanisme', 'Logement et urbanisme', 'Housing and planning', 13),
    ('agriculture-alimentation', 'Agriculture et alimentation', 'Agriculture and food', 14),
    ('securite', 'Sécurité', 'Security', 15),
    ('justice', 'Justice', 'Justice', 16),
    ('libertes-droits', 'Libertés et droits fondamentaux', 'Freedoms and fundamental rights', 17),
    ('numerique', 'Numérique', 'Digital', 18),
    ('immigration-asile', 'Immigration et asile', 'Immigration and asylum', 19),
    ('defense', 'Défense et anciens combattants', 'Defence and veterans', 20),
    ('international-europe', 'Affaires étrangères et Europe', 'Foreign affairs and Europe', 21),
    ('institutions-democratie', 'Institutions et vie démocratique', 'Institutions and democratic life', 22),
    ('collectivites-territoires', 'Collectivités et territoires', 'Local government and regions', 23),
    ('outre-mer', 'Outre-mer', 'Overseas France', 24),
    ('fonction-publique-services-publics', 'Fonction publique et services publics', 'Civil service and public services', 25);

insert into theme_slug (slug, theme_id)
select slug, theme_id
from theme;
