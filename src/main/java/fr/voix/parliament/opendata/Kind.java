package fr.voix.parliament.opendata;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an official file holds, by the root key of its JSON, or the root of its XML. The order is that of the report. */
public enum Kind {
    DOSSIER("dossierParlementaire"),
    DOCUMENT("document"),
    ORGANE("organe"),
    ACTEUR("acteur"),
    AMENDEMENT("amendement"),
    SCRUTIN("scrutin"),
    REUNION("reunion"),
    /** The report of a sitting, in XML. */
    COMPTE_RENDU("compteRendu"),
    /** A table of titles that another project derived: texte or dossier uid → title. */
    TITRE("titre"),
    /** Known, but nothing in it is ours to keep. */
    MANDAT("mandat"),
    /** Everything else. */
    AUTRE("autre");

    private static final Pattern FIRST_KEY = Pattern.compile("^\\uFEFF?\\s*\\{\\s*\"([^\"\\\\]{1,60})\"");
    private static final Pattern DOSSIER_UID = Pattern.compile("DLR\\d\\w+");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** As printed in the report: the official root key. */
    public String label() {
        return label;
    }

    /** Whether files of this kind are read at all. */
    boolean isImported() {
        return this != MANDAT && this != AUTRE;
    }

    /**
     * What a file is, without parsing it.
     *
     * @param fileName the last part of its path, which carries the uid
     * @param beginning the first characters of its content
     */
    static Kind of(String fileName, String beginning) {
        Matcher key = FIRST_KEY.matcher(beginning);
        if (!key.find()) {
            return isCompteRendu(fileName, beginning)
                    ? COMPTE_RENDU
                    : fileName.toLowerCase(Locale.ROOT).endsWith(".json") ? ofFileName(fileName) : AUTRE;
        }
        String first = key.group(1);
        for (Kind kind : values()) {
            if (kind.label.equals(first) && kind != TITRE && kind != AUTRE) {
                return kind;
            }
        }
        if (first.equals("textes")
                || first.equals("generated_at")
                || DOSSIER_UID.matcher(first).matches()) {
            return TITRE;
        }
        return first.startsWith("@") || first.equals("uid") ? ofFileName(fileName) : AUTRE;
    }

    private static boolean isCompteRendu(String fileName, String beginning) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".xml")
                && (fileName.startsWith("CRSAN") || beginning.contains("<compteRendu"));
    }

    /** Some carriers of the data drop the root key; the file is named for its uid all the same. */
    private static Kind ofFileName(String fileName) {
        if (fileName.startsWith("AMAN")) {
            return AMENDEMENT;
        }
        if (fileName.startsWith("VTAN")) {
            return SCRUTIN;
        }
        if (fileName.startsWith("RUAN") || fileName.startsWith("RUSN")) {
            return REUNION;
        }
        if (fileName.startsWith("DLR")) {
            return DOSSIER;
        }
        if (fileName.matches("PA\\d+\\.json")) {
            return ACTEUR;
        }
        return fileName.matches("PO\\d+\\.json") ? ORGANE : AUTRE;
    }
}
