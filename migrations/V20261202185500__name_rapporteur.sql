-- A rapporteur tables for a committee: what is tabled so has no author and no author's group, and names its rapporteur apart.
alter table amendement add rapporteur_uid text;
comment on column amendement.rapporteur_uid is 'retention: official; subject: deputy';

update amendement
set rapporteur_uid = auteur_uid, auteur_uid = null, groupe_uid = null
where auteur_type = 'RAPPORTEUR';

alter table amendement add constraint amendement_of_committee check (
    case when auteur_type = 'RAPPORTEUR' then auteur_uid is null and groupe_uid is null else rapporteur_uid is null end);

-- The committee that a rapporteur speaks for, by the token of official addresses: the one that is named, or else the one that examines.
create function commission_of(auteur_type text, auteur_organe_uid text, organe_examen text)
returns text
language sql
stable
parallel safe
return case
    when auteur_type is distinct from 'RAPPORTEUR' then null
    when auteur_organe_uid is null then nullif(organe_examen, 'AN')
    else (select o.sigle from organe o where o.uid = auteur_organe_uid)
end;

-- The search finds them by the name of the rapporteur, no more by that of the group.
update amendement a
set head = h.head, search = amendement_search(
        h.head, concat_ws(' ', self.numero, self.numero_ordre, self.dispositif, self.expose))
from amendement self
left join texte t on t.uid = self.texte_uid
left join dossier d on d.uid = coalesce(self.dossier_uid, t.dossier_uid)
left join acteur p on p.uid = self.rapporteur_uid
cross join lateral (
    select amendement_head(
        self.numero,
        self.numero_ordre,
        concat_ws(' ', self.division_titre, self.division_designation),
        self.division_position = 'A',
        concat_ws(' ', self.summary, self.title ->> 'text'),
        concat_ws(' ', self.mission_libelle, t.titre_court, d.titre, split_part(self.signataires, ',', 1), p.prenom, p.nom),
        self.expose) head
) h
where a.uid = self.uid and self.auteur_type = 'RAPPORTEUR';
