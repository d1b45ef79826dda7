package fr.voix.parliament.opendata;

import fr.voix.parliament.texte.Texte;
import fr.voix.parliament.texte.TypeTexte;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the uid of a texte says by itself: {@code PRJLANR5L17B1906}, {@code PIONANR5L17BTC0627}. */
final class TexteUid {

    private static final Pattern UID = Pattern.compile("([A-Z]{4})[A-Z]{2}R\\d[LS]\\d+(?:B|BTA|BTC|TAP|TA)(\\d+)");

    private TexteUid() {}

    static Texte texte(String uid, String dossierUid, String titre, String titreCourt, byte[] fingerprint) {
        return new Texte(uid, dossierUid, numero(uid), type(uid), titre, titreCourt, fingerprint);
    }

    private static String numero(String uid) {
        Matcher matcher = UID.matcher(uid);
        return matcher.matches() ? matcher.group(2).replaceFirst("^0+(?=\\d)", "") : null;
    }

    private static TypeTexte type(String uid) {
        Matcher matcher = UID.matcher(uid);
        return switch (matcher.matches() ? matcher.group(1) : "") {
            case "PRJL" -> TypeTexte.PROJET;
            case "PION" -> TypeTexte.PROPOSITION;
            case "PNRE" -> TypeTexte.RESOLUTION;
            default -> TypeTexte.INCONNU;
        };
    }
}
