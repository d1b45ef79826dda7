package fr.voix.parliament.debat;

import fr.voix.base.database.Jdbc;
import fr.voix.parliament.debat.CompteRendu.Intervention;
import fr.voix.parliament.debat.CompteRendu.Role;
import fr.voix.parliament.texte.Official;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The SQL of official reports. */
@Singleton
record CompteRenduRepository(Jdbc jdbc) {

    private record Known(String uid, byte[] fingerprint) implements Official {}

    Map<String, ? extends Official> findAll(Collection<String> uids) {
        return jdbc
                .list(
                        "select uid, fingerprint from compte_rendu where uid = any(?)",
                        row -> new Known(row.getString(1), row.getBytes(2)),
                        (Object) uids.toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Known::uid, Function.identity()));
    }

    /** In the place of what was known of them. */
    void save(List<CompteRendu> found) {
        jdbc.update("delete from compte_rendu where uid = any(?)", (Object)
                found.stream().map(CompteRendu::uid).toArray(String[]::new));
        jdbc.updateEach(
                "insert into compte_rendu (uid, seance_ref, fingerprint) values (?, ?, ?)",
                found.stream()
                        .map(one -> new Object[] {one.uid(), one.seanceRef(), one.fingerprint()})
                        .toList());
        List<Object[]> interventions = new ArrayList<>();
        for (CompteRendu report : found) {
            for (Intervention one : report.interventions()) {
                interventions.add(new Object[] {
                    report.uid(),
                    one.rang(),
                    one.anchor(),
                    one.role().name(),
                    one.nom(),
                    one.acteurUid(),
                    one.qualite(),
                    one.extrait(),
                    one.avis() == null ? null : one.avis().name(),
                    one.numeros().toArray(Integer[]::new),
                    one.soutenus().toArray(Integer[]::new),
                    one.textes().toArray(String[]::new)
                });
            }
        }
        jdbc.updateEach("""
                insert into intervention
                    (compte_rendu_uid, rang, anchor, role, nom, acteur_uid, qualite, extrait, avis, numeros, soutenus, textes)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, interventions);
    }

    /**
     * In the order of the sitting, of the newest report first. Its number is not enough where the report names another bill, nor, where it
     * names none, if two amendements of that number were debated in the sitting.
     */
    List<Said> on(String amendementUid) {
        return jdbc.list(
                """
                select i.compte_rendu_uid, i.anchor, i.role, a.numero_ordre = any(i.soutenus), i.nom, i.qualite, i.extrait, i.avis,
                    d.slug
                from amendement a
                join compte_rendu c on c.seance_ref = a.seance_ref
                join intervention i on i.compte_rendu_uid = c.uid and a.numero_ordre = any(i.numeros)
                left join texte t on t.uid = a.texte_uid
                left join acteur d on d.uid = i.acteur_uid
                where a.uid = ? and a.organe_examen = 'AN'
                    and (t.numero = any(i.textes)
                        or i.textes = '{}' and not exists (
                            select from amendement other
                            where other.seance_ref = a.seance_ref and other.numero_ordre = a.numero_ordre
                                and other.uid <> a.uid))
                order by c.uid desc, i.rang
                """,
                row -> new Said(
                        row.getString(1),
                        row.getString(2),
                        Role.valueOf(row.getString(3)),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        avis(row.getString(8)),
                        row.getString(9)),
                amendementUid);
    }

    @Nullable
    private static Avis avis(@Nullable String name) {
        return name == null ? null : Avis.valueOf(name);
    }
}
