package fr.voix.parliament.opendata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the paths and addresses of the official site and files say. */
final class OfficialPath {

    private static final Pattern TOKEN = Pattern.compile("/textes/(\\d{4,6}[A-Z]?)\\.asp");
    private static final Pattern DOSSIER = Pattern.compile("(?:^|/)(DLR\\d[0-9A-Z]{1,40})/[^/]+/[^/]+$");
    private static final Pattern NUMERO = Pattern.compile("(?:I{1,3}-)?([A-Za-z0-9]{1,20})(?: \\(.*\\))?");
    private static final Pattern ORGANE = Pattern.compile("[A-Za-z0-9_-]{1,30}");

    private OfficialPath() {}

    /**
     * The address of an amendement below {@code /dyn/<legislature>/amendements/}: the texte's token, the examining body and the number
     * without part and rectification. Null when one of the three is missing or strange.
     */
    static String of(String divisionUrl, String organeExamen, String numero) {
        if (divisionUrl == null || !ORGANE.matcher(organeExamen).matches()) {
            return null;
        }
        Matcher token = TOKEN.matcher(divisionUrl);
        Matcher number = NUMERO.matcher(numero);
        return token.find() && number.matches() ? token.group(1) + "/" + organeExamen + "/" + number.group(1) : null;
    }

    /** The dossier that the folder of an amendement is named for (it stands nowhere inside the file), or null. */
    static String dossier(String filePath) {
        Matcher dossier = DOSSIER.matcher(filePath);
        return dossier.find() ? dossier.group(1) : null;
    }

    /** The last part of a path without its {@code .json} or {@code .xml}: the uid, where files are named as officially. */
    static String uid(String filePath) {
        return fileName(filePath).replaceFirst("\\.(json|xml)$", "");
    }

    static String fileName(String filePath) {
        return filePath.substring(filePath.lastIndexOf('/') + 1);
    }
}
