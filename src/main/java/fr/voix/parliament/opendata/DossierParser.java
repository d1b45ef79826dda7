package fr.voix.parliament.opendata;

import fr.voix.parliament.texte.Dossier;
import fr.voix.parliament.texte.Texte;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads dossiers législatifs, the documents that stand in them, and tables of titles. */
final class DossierParser {

    private static final Pattern DOSSIER_UID = Pattern.compile("DLR\\d[A-Z0-9]{1,40}");
    private static final Pattern DOCUMENT_UID = Pattern.compile("[A-Z]{4}[A-Z0-9]{3,40}(?:-[A-Z0-9]{1,10})?");

    private DossierParser() {}

    static Dossier dossier(OfficialNode file, byte[] fingerprint) throws RefusedException {
        String uid = file.uid(DOSSIER_UID, "a dossier");
        return new Dossier(uid, title(file.required("titreDossier.titre")), fingerprint);
    }

    /** The official short titles are of uneven quality (« PLF pour 224 »): not read. */
    static Texte document(OfficialNode file, byte[] fingerprint) throws RefusedException {
        String uid = file.uid(DOCUMENT_UID, "a document");
        String titre = HtmlCleaner.text(file.text("titres.titrePrincipal"));
        return TexteUid.texte(uid, file.text("dossierRef"), titre, null, fingerprint);
    }

    /** Titles by uid of a texte or of a dossier; what is neither is left out. */
    static Map<String, String> titles(OfficialNode file) throws RefusedException {
        OfficialNode table = file.at("textes").isAbsent() ? file : file.at("textes");
        if (!(table instanceof OfficialNode.Element element)) {
            throw new RefusedException("not a table of titles");
        }
        Map<String, String> titles = new LinkedHashMap<>();
        for (Map.Entry<String, OfficialNode> entry : element.children().entrySet()) {
            String title = HtmlCleaner.text(entry.getValue().text());
            if (title != null
                    && (isDossier(entry.getKey())
                            || DOCUMENT_UID.matcher(entry.getKey()).matches())) {
                titles.put(entry.getKey(), title);
            }
        }
        return titles;
    }

    static boolean isDossier(String uid) {
        return DOSSIER_UID.matcher(uid).matches();
    }

    private static String title(String title) throws RefusedException {
        String text = HtmlCleaner.text(title);
        if (text == null) {
            throw new RefusedException("titreDossier.titre is empty");
        }
        return text;
    }
}
