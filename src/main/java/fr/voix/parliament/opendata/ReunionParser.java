package fr.voix.parliament.opendata;

import fr.voix.parliament.debat.Reunion;
import fr.voix.parliament.debat.Reunion.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads sittings and meetings of committees. Participants are not read. */
final class ReunionParser {

    private static final Pattern UID = Pattern.compile("RU[A-Z]{2}R\\d[A-Z0-9]{2,60}");

    /** The files hold sittings of the Sénat too. */
    private static final String OF_THE_ASSEMBLEE = "RUAN";

    /** Only these are shown; the second is written with and without accent. */
    private static final Set<String> SURE = Set.of("Confirmé");

    private static final Set<String> TENTATIVE = Set.of("Eventuel", "Éventuel");

    /** Points of the agenda in which a bill or its amendements are debated. */
    private static final Set<String> DEBATES =
            Set.of("Discussion", "Suite de la discussion", "Examen", "Amendements (Art. 88)", "Amendements (Art. 91)");

    private static final int LONGEST = 600;

    private ReunionParser() {}

    static Reunion parse(OfficialNode file, byte[] fingerprint) throws RefusedException {
        String uid = file.uid(UID, "a réunion");
        Instant debut = file.instant("timeStampDebut");
        if (debut == null) {
            throw new RefusedException("timeStampDebut is missing");
        }
        String etat = file.text("cycleDeVie.etat");
        return new Reunion(
                uid,
                debut,
                uid.contains("IDS"),
                file.text("organeReuniRef"),
                uid.startsWith(OF_THE_ASSEMBLEE) && isHeld(etat),
                isTentative(etat),
                points(file),
                fingerprint);
    }

    private static List<Point> points(OfficialNode file) throws RefusedException {
        List<Point> points = new ArrayList<>();
        for (OfficialNode point : file.items("ODJ.pointsODJ.pointODJ")) {
            String etat = point.text("cycleDeVie.etat");
            String objet = objet(point.text("objet"));
            if (objet != null && isHeld(etat)) {
                String type = point.text("typePointODJ");
                points.add(new Point(
                        objet,
                        type != null && DEBATES.contains(type),
                        isTentative(etat),
                        point.items("dossiersLegislatifsRefs.dossierRef").stream()
                                .map(OfficialNode::text)
                                .filter(Objects::nonNull)
                                .filter(DossierParser::isDossier)
                                .distinct()
                                .toList()));
            }
        }
        return List.copyOf(points);
    }

    private static boolean isHeld(String etat) {
        return etat != null && (SURE.contains(etat) || TENTATIVE.contains(etat));
    }

    private static boolean isTentative(String etat) {
        return etat != null && TENTATIVE.contains(etat);
    }

    private static String objet(String objet) {
        String text = HtmlCleaner.text(objet);
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
