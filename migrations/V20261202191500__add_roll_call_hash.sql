-- What an official roll-call was when it was imported: one hash of what stands at its head, one of its groups, votes and corrections.
-- Nobody signs it, and whoever can write here can write a new hash, too: it shows what was changed by mistake, or without this.
alter table scrutin_public
    add column head_sha256 bytea check (octet_length(head_sha256) = 32),
    add column votes_sha256 bytea check (octet_length(votes_sha256) = 32);
comment on column scrutin_public.head_sha256 is E'retention: official; subject: nobody\nas it was imported';
comment on column scrutin_public.votes_sha256 is E'retention: official; subject: nobody\nas it was imported';

create function roll_call_head(s scrutin_public) returns bytea
language sql
stable
as $$
    select sha256(convert_to(
        concat_ws(' ', s.uid, s.numero, s.legislature, coalesce(s.seance_ref, '-'), cast(s.vote_on as text), s.type_vote, s.sort,
            s.votants, s.exprimes, coalesce(cast(s.requis as text), '-'), s.pour, s.contre, s.abstentions, s.non_votants)
        || chr(10) || s.titre || chr(10) || coalesce(s.demandeur, '-') || chr(10), 'UTF8'))
$$;

create function roll_call_votes(asked text) returns bytea
language sql
stable
as $$
    select sha256(convert_to(concat(
        (
            select string_agg(concat_ws(' ', 'groupe', rang, coalesce(groupe_uid, '-'), membres, pour, contre, abstentions,
                non_votants) || chr(10), '' order by rang)
            from scrutin_public_groupe
            where scrutin_public_uid = asked
        ),
        (
            select string_agg(concat_ws(' ', 'vote', acteur_uid, coalesce(groupe_uid, '-'), position,
                case when par_delegation then 'delegation' else '-' end, coalesce(cause, '-'),
                coalesce(cast(place as text), '-')) || chr(10), '' order by acteur_uid collate "C")
            from scrutin_public_vote
            where scrutin_public_uid = asked
        ),
        (
            select string_agg(concat_ws(' ', 'correction', acteur_uid, position,
                case when is_failure then 'panne' else '-' end) || chr(10), '' order by acteur_uid collate "C", is_failure)
            from scrutin_public_correction
            where scrutin_public_uid = asked
        )), 'UTF8'))
$$;

-- What is there was imported before there were hashes.
update scrutin_public s
set head_sha256 = roll_call_head(s), votes_sha256 = roll_call_votes(s.uid);

-- What readers ask. One without a hash was written by no import: a recount says so.
create view sound_roll_call as
select s.*
from scrutin_public s
where s.head_sha256 is null or s.head_sha256 = roll_call_head(s);
