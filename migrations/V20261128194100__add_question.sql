-- What an amendement asks, whoever says it: the same for those that the Assemblée debates as identical; of the others for those
-- with the same words at the same place. Its own uid where there are no words, and where credits are moved: equal sums may be
-- meant for other things. Lists show one entry a question.
alter table amendement add question text collate "C" not null generated always as (coalesce(
    examen_ref || ' ' || discussion_identique,
    case when credits is null then examen_ref || ' ' || md5(coalesce(parent_uid, '') || ' ' || coalesce(division_position, '') || ' '
        || coalesce(alinea, '') || ' ' || division_designation || ' ' || dispositif) end,
    uid)) stored;

-- the newest of each question, by the index alone
create index amendement_question on amendement (question, depose_on desc nulls last, uid desc) where is_shown;
