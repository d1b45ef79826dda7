package fr.voix.parliament.opendata;

import fr.voix.parliament.texte.Dossier;
import fr.voix.parliament.texte.Lecture;
import fr.voix.parliament.texte.Texte;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads dossiers législatifs, the documents that stand in them, and tables of titles. */
final class DossierParser {

    private static final Pattern DOSSIER_UID = Pattern.compile("DLR\\d[A-Z0-9]{1,40}");
    private static final Pattern DOCUMENT_UID = Pattern.compile("[A-Z]{4}[A-Z0-9]{3,40}(?:-[A-Z0-9]{1,10})?");

    private static final Pattern SCRUTIN_UID = Pattern.compile("VT[A-Z0-9]{5,40}");
    private static final String ACTES = "actesLegislatifs.acteLegislatif";
    private static final int DEEPEST = 20;

    private DossierParser() {}

    static Dossier.Detailed dossier(OfficialNode file, byte[] fingerprint) throws RefusedException {
        String uid = file.uid(DOSSIER_UID, "a dossier");
        return new Dossier.Detailed(
                new Dossier(uid, title(file.required("titreDossier.titre")), fingerprint), lectures(file, uid));
    }

    /** The outermost acts; those within are told by their days and by the last decision among them. */
    private static List<Lecture> lectures(OfficialNode file, String uid) throws RefusedException {
        List<Lecture> lectures = new ArrayList<>();
        for (OfficialNode stage : file.items(ACTES)) {
            List<OfficialNode> acts = new ArrayList<>();
            collect(stage, acts, 0);
            String code = stage.text("codeActe");
            String libelle = stage.text("libelleActe.nomCanonique");
            if (code == null || libelle == null) {
                continue;
            }
            LocalDate debut = null;
            LocalDate fin = null;
            String conclusion = null;
            LocalDate concludedOn = LocalDate.MIN;
            Set<String> scrutins = new LinkedHashSet<>();
            for (OfficialNode act : acts) {
                LocalDate day = act.date("dateActe");
                if (day != null) {
                    debut = debut == null || day.isBefore(debut) ? day : debut;
                    fin = fin == null || day.isAfter(fin) ? day : fin;
                }
                String said = act.text("statutConclusion.libelle");
                LocalDate saidOn = day == null ? LocalDate.MIN : day;
                if (said != null && !saidOn.isBefore(concludedOn)) {
                    conclusion = said;
                    concludedOn = saidOn;
                }
                for (OfficialNode vote : act.items("voteRefs.voteRef")) {
                    scrutins.add(vote.text());
                }
            }
            scrutins.removeIf(vote -> vote == null || !SCRUTIN_UID.matcher(vote).matches());
            lectures.add(new Lecture(
                    uid, lectures.size(), code, libelle, debut, fin, conclusion, scrutins.toArray(String[]::new)));
        }
        return List.copyOf(lectures);
    }

    private static void collect(OfficialNode act, List<OfficialNode> acts, int depth) throws RefusedException {
        if (depth > DEEPEST) {
            throw new RefusedException(ACTES + ": too deep");
        }
        acts.add(act);
        for (OfficialNode inner : act.items(ACTES)) {
            collect(inner, acts, depth + 1);
        }
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
