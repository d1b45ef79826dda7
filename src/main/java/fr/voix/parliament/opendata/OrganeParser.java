package fr.voix.parliament.opendata;

import fr.voix.base.text.Slug;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.Official;
import fr.voix.parliament.texte.Organe;
import java.util.regex.Pattern;

/** Reads committees, assemblies, governments; parliamentary groups are organes too, told apart by their type. */
final class OrganeParser {

    private static final Pattern UID = Pattern.compile("PO\\d{1,12}");
    private static final String GROUPE = "GP";

    private OrganeParser() {}

    /** An {@link Organe} or a {@link Groupe}. */
    static Official parse(OfficialNode file, byte[] fingerprint) throws RefusedException {
        String uid = file.uid(UID, "an organe");
        String type = file.required("codeType");
        String libelle = file.required("libelle");
        if (!type.equals(GROUPE)) {
            return new Organe(uid, type, libelle, file.text("libelleAbrev"), fingerprint);
        }
        // libelleAbrege is the one that people use: « UDR » where libelleAbrev says « UDDPLR ».
        String abrege = file.text("libelleAbrege") != null ? file.text("libelleAbrege") : file.text("libelleAbrev");
        String sigle = abrege == null ? libelle : abrege;
        return new Groupe(
                uid,
                Slug.of(sigle),
                libelle,
                sigle,
                file.date("viMoDe.dateDebut"),
                file.date("viMoDe.dateFin"),
                fingerprint);
    }
}
