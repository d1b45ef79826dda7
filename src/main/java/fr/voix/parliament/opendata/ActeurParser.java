package fr.voix.parliament.opendata;

import fr.voix.base.text.Slug;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Mandat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads name, civility, group, constituency, mandates and the mail of a deputy at the Assemblée. The files hold birth, other addresses,
 * telephones and the names of staff too: nothing here may keep them.
 */
final class ActeurParser {

    private static final Pattern UID = Pattern.compile("PA\\d{1,12}");

    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._-]{1,80}@assemblee-nationale\\.fr");

    private static final Set<String> TOLD =
            Arrays.stream(Mandat.Type.values()).map(Enum::name).collect(Collectors.toSet());

    private ActeurParser() {}

    static Acteur.Detailed parse(OfficialNode file, byte[] fingerprint) throws RefusedException {
        String uid = file.uid(UID, "an acteur");
        OfficialNode lieu = latest(file, "ASSEMBLEE").at("election.lieu");
        OfficialNode groupe = current(file, "GP");
        String prenom = file.required("etatCivil.ident.prenom");
        String nom = file.required("etatCivil.ident.nom");
        Acteur acteur = new Acteur(
                uid,
                Slug.of(prenom + " " + nom),
                civilite(file),
                prenom,
                nom,
                organe(groupe),
                lieu.text("departement"),
                lieu.text("numDepartement"),
                lieu.text("numCirco"),
                mail(file),
                fingerprint);
        return new Acteur.Detailed(acteur, mandats(file, uid));
    }

    /** What has no beginning is no mandate yet. */
    private static List<Mandat> mandats(OfficialNode file, String uid) throws RefusedException {
        List<Mandat> mandats = new ArrayList<>();
        for (OfficialNode mandat : file.items("mandats.mandat")) {
            String type = mandat.text("typeOrgane");
            LocalDate debut = mandat.date("dateDebut");
            if (type != null && TOLD.contains(type) && debut != null) {
                mandats.add(new Mandat(
                        uid, mandats.size(), Mandat.Type.valueOf(type), organe(mandat), debut, mandat.date("dateFin")));
            }
        }
        return List.copyOf(mandats);
    }

    /** Null for none. */
    private static String mail(OfficialNode file) throws RefusedException {
        for (OfficialNode adresse : file.items("adresses.adresse")) {
            String address = adresse.text("valElec");
            if (address != null && MAIL.matcher(address).matches()) {
                return address;
            }
        }
        return null;
    }

    private static String organe(OfficialNode mandat) {
        return mandat.items("organes.organeRef").stream()
                .map(OfficialNode::text)
                .findFirst()
                .orElse(null);
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
