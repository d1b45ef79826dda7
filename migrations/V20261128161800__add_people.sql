-- Who sits, how they vote, and what they corrected: what the pages of deputies, groups and roll-calls need.

-- The name in an address, given once: a deputy who marries keeps the address.
alter table acteur add slug text unique;
alter table groupe add slug text unique;

update acteur a
set slug = n.name || case when n.rang = 1 then '' else '-' || lower(a.uid) end
from (
    select uid, name, row_number() over (partition by name order by uid) rang
    from (select uid, btrim(regexp_replace(plain_words(prenom || ' ' || nom), '[^a-z0-9]+', '-', 'g'), '-') name from acteur) named
) n
where n.uid = a.uid;

update groupe g
set slug = n.name || case when n.rang = 1 then '' else '-' || lower(g.uid) end
from (
    select uid, name, row_number() over (partition by name order by fin_on desc nulls first, uid) rang
    from (select uid, fin_on, btrim(regexp_replace(plain_words(sigle), '[^a-z0-9]+', '-', 'g'), '-') name from groupe) named
) n
where n.uid = g.uid;

alter table acteur alter slug set not null;
alter table groupe alter slug set not null;

-- Of the many mandates in the official files only those that a page tells: the seat, groups, permanent committees.
create table acteur_mandat (
    acteur_uid text not null references acteur on delete cascade,
    -- its place in the official file
    rang smallint not null,
    type text not null check (type in ('ASSEMBLEE', 'GP', 'COMPER')),
    organe_uid text,
    debut_on date not null,
    fin_on date,
    primary key (acteur_uid, rang)
);

create index acteur_mandat_by_organe on acteur_mandat (organe_uid);

alter table scrutin_public add demandeur text;

-- why a deputy who sat did not vote: MG is of the government, PAN presides over the Assemblée, PSE over the sitting
alter table scrutin_public_vote add cause text;
-- number of the seat in the hemicycle, from its right
alter table scrutin_public_vote add place smallint;

create index scrutin_public_vote_by_acteur on scrutin_public_vote (acteur_uid, scrutin_public_uid);
create index scrutin_public_groupe_by_groupe on scrutin_public_groupe (groupe_uid, scrutin_public_uid);

-- Mises au point: what a deputy says to have wanted. Officially they change no count.
create table scrutin_public_correction (
    scrutin_public_uid text not null references scrutin_public on delete cascade,
    acteur_uid text not null,
    -- NON_VOTANT: did not want to take part
    position text not null check (position in ('POUR', 'CONTRE', 'ABSTENTION', 'NON_VOTANT')),
    -- the voting device failed
    is_failure boolean not null,
    primary key (scrutin_public_uid, acteur_uid, is_failure)
);

-- Every file is read once more: it says more now.
update acteur set fingerprint = '';
update groupe set fingerprint = '';
update scrutin_public set fingerprint = '';
delete from import_source;
