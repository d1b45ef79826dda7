package fr.voix.parliament.opendata;

import fr.voix.parliament.texte.Acteur;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Reads name, civility, group and constituency of a deputy. The files hold birth, addresses, telephones and the names of
 * staff too: nothing here may read them.
 */
final class ActeurParser {

    private static final Pattern UID = Pattern.compile("PA\\d{1,12}");

    private ActeurParser() {}

    static Acteur parse(OfficialNode file, byte[] fingerprint) throws RefusedException {
        String uid = file.uid(UID, "an acteur");
        OfficialNode lieu = latest(file, "ASSEMBLEE").at("election.lieu");
        OfficialNode groupe = current(file, "GP");
        return new Acteur(
                uid,
                civilite(file),
                file.required("etatCivil.ident.prenom"),
                file.required("etatCivil.ident.nom"),
                groupe.items("organes.organeRef").stream()
                        .map(OfficialNode::text)
                        .findFirst()
                        .orElse(null),
                lieu.text("departement"),
                lieu.text("numDepartement"),
                lieu.text("numCirco"),
                fingerprint);
    }

    private static String civilite(OfficialNode file) throws RefusedException {
        String civilite = file.text("etatCivil.ident.civ");
        return civilite == null ? "" : civilite;
    }

    private static OfficialNode current(OfficialNode file, String typeOrgane) throws RefusedException {
        for (OfficialNode mandat : file.items("mandats.mandat")) {
            if (typeOrgane.equals(mandat.text("typeOrgane")) && mandat.text("dateFin") == null) {
                return mandat;
            }
        }
        return OfficialNode.ABSENT;
    }

    /** A deputy who came back has several mandates: the last one names the constituency. */
    private static OfficialNode latest(OfficialNode file, String typeOrgane) throws RefusedException {
        OfficialNode latest = OfficialNode.ABSENT;
        LocalDate begin = LocalDate.MIN;
        for (OfficialNode mandat : file.items("mandats.mandat")) {
            LocalDate debut = mandat.date("dateDebut");
            if (typeOrgane.equals(mandat.text("typeOrgane"))
                    && !mandat.at("election.lieu").isAbsent()
                    && debut != null
                    && debut.isAfter(begin)) {
                latest = mandat;
                begin = debut;
            }
        }
        return latest;
    }
}
