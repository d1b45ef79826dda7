package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AuteurType;
import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.Sort;
import fr.voix.parliament.amendement.TexteAffiche;
import fr.voix.parliament.title.TitleRule;
import fr.voix.parliament.title.WrittenWith;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads the official file of an amendement. */
final class AmendementParser {

    private static final Pattern UID = Pattern.compile("AMAN[A-Z0-9]{5,60}");

    private AmendementParser() {}

    /**
     * Reads one file.
     *
     * @param filePath where it stood, which names the dossier
     */
    static Amendement parse(OfficialNode file, String filePath, byte[] fingerprint) throws RefusedException {
        String uid = file.uid(UID, "an amendement");
        String organe = file.required("identification.prefixeOrganeExamen");
        String numero = file.required("identification.numeroLong");
        OfficialNode etat = file.at("cycleDeVie.etatDesTraitements.etat");
        OfficialNode sousEtat = file.at("cycleDeVie.etatDesTraitements.sousEtat");
        String etatCode = etat.required("code");
        String outcome = outcome(file, etatCode, sousEtat);
        Sort sort = SortRule.of(etatCode, outcome);
        OfficialNode content = sort == Sort.EFFACE ? OfficialNode.ABSENT : file.at("corps.contenuAuteur");
        String dispositif = HtmlCleaner.clean(content.text("dispositif"));
        Credits credits = CreditsParser.parse(content);
        String expose = HtmlCleaner.clean(content.text("exposeSommaire"));
        OfficialNode signataires = file.at("signataires");
        AuteurType auteurType = type(signataires.text("auteur.typeAuteur"));
        boolean isRapporteur = auteurType == AuteurType.RAPPORTEUR;
        String acteur = signataires.text("auteur.acteurRef");
        OfficialNode division = file.at("pointeurFragmentTexte.division");
        OfficialNode mission = file.at("pointeurFragmentTexte.missionVisee");
        return new Amendement(
                uid,
                file.integer("legislature"),
                file.number("chronotag"),
                OfficialPath.dossier(filePath),
                file.required("texteLegislatifRef"),
                file.required("examenRef"),
                organe,
                OfficialPath.of(file.text("pointeurFragmentTexte.division.urlDivisionTexteVise"), organe, numero),
                numero,
                file.integer("identification.numeroOrdreDepot"),
                rectification(file),
                file.text("triAmendement"),
                file.text("amendementParentRef"),
                auteurType,
                isRapporteur ? null : acteur,
                isRapporteur ? acteur : null,
                organe(signataires),
                isRapporteur ? null : signataires.text("auteur.groupePolitiqueRef"),
                HtmlCleaner.text(signataires.text("libelle")),
                cosignataires(signataires),
                division.text("titre"),
                division.text("articleDesignation"),
                division.text("type"),
                division.text("avant_A_Apres"),
                file.text("pointeurFragmentTexte.amendementStandard.alinea.alineaDesignation"),
                mission.text("codeMissionMinefi"),
                mission.text("libelleMission"),
                mission.text("codeEtat"),
                file.text("loiReference.codeLoi"),
                file.text("loiReference.divisionCodeLoi"),
                HtmlCleaner.withoutTags(file.text("corps.cartoucheInformatif")),
                dispositif,
                credits,
                expose,
                TexteAffiche.of(dispositif, credits, expose)
                        .map(TexteAffiche::sha256)
                        .orElse(null),
                etatCode,
                etat.text("libelle"),
                sousEtat.text("code"),
                sousEtat.text("libelle"),
                sort,
                sortLibelle(outcome, sousEtat, etat),
                file.date("cycleDeVie.dateDepot"),
                file.date("cycleDeVie.datePublication"),
                file.instant("cycleDeVie.dateSort"),
                file.text("seanceDiscussionRef"),
                file.text("discussionCommune.idDiscussion"),
                file.text("discussionIdentique.idDiscussion"),
                TitleRule.of(dispositif, credits, expose).orElse(null),
                WrittenWith.of(expose).orElse(null),
                fingerprint,
                false,
                null);
    }

    /** The outcome is written twice for discussed amendements; older legislatures write an object. */
    private static String outcome(OfficialNode file, String etatCode, OfficialNode sousEtat) throws RefusedException {
        OfficialNode sort = file.at("cycleDeVie.sort");
        if (sort.text() != null) {
            return sort.text();
        }
        if (!sort.isAbsent()) {
            return sort.text("sortEnSeance") != null ? sort.text("sortEnSeance") : sort.text("libelle");
        }
        return etatCode.equals("DI") ? sousEtat.text("libelle") : null;
    }

    private static String sortLibelle(String outcome, OfficialNode sousEtat, OfficialNode etat)
            throws RefusedException {
        if (outcome != null) {
            return outcome;
        }
        return sousEtat.text("libelle") != null ? sousEtat.text("libelle") : etat.text("libelle");
    }

    private static int rectification(OfficialNode file) throws RefusedException {
        long times = file.numberOrZero("identification.numeroRect");
        if (times < 0 || times > 1_000) {
            throw new RefusedException("identification.numeroRect: out of bounds: " + times);
        }
        return (int) times;
    }

    private static String organe(OfficialNode signataires) throws RefusedException {
        String gouvernement = signataires.text("auteur.gouvernementRef");
        return gouvernement != null ? gouvernement : signataires.text("auteur.auteurRapporteurOrganeRef");
    }

    private static List<String> cosignataires(OfficialNode signataires) {
        return signataires.items("cosignataires.acteurRef").stream()
                .map(OfficialNode::text)
                .filter(Objects::nonNull)
                .toList();
    }

    private static AuteurType type(String typeAuteur) {
        return switch (typeAuteur == null ? "" : typeAuteur) {
            case "Député" -> AuteurType.DEPUTE;
            case "Rapporteur" -> AuteurType.RAPPORTEUR;
            case "Gouvernement" -> AuteurType.GOUVERNEMENT;
            default -> AuteurType.INCONNU;
        };
    }
}
