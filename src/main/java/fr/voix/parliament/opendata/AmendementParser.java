package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AuteurType;
import fr.voix.parliament.amendement.Sort;
import java.util.ArrayList;
import java.util.List;
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
    static Amendement parse(OfficialNode file, String filePath) throws RefusedException {
        String uid = file.required("uid");
        if (!UID.matcher(uid).matches()) {
            throw new RefusedException("uid is not that of an amendement: " + uid);
        }
        String organe = file.required("identification.prefixeOrganeExamen");
        String numero = file.required("identification.numeroLong");
        OfficialNode etat = file.at("cycleDeVie.etatDesTraitements.etat");
        OfficialNode sousEtat = file.at("cycleDeVie.etatDesTraitements.sousEtat");
        String etatCode = etat.required("code");
        String outcome = outcome(file, etatCode, sousEtat);
        Sort sort = SortRule.of(etatCode, outcome);
        OfficialNode content = sort == Sort.EFFACE ? OfficialNode.ABSENT : file.at("corps.contenuAuteur");
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
                auteur(file.at("signataires")),
                cible(file),
                HtmlCleaner.withoutTags(file.text("corps.cartoucheInformatif")),
                HtmlCleaner.clean(content.text("dispositif")),
                CreditsParser.parse(content),
                HtmlCleaner.clean(content.text("exposeSommaire")),
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
                false);
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

    private static Amendement.Auteur auteur(OfficialNode signataires) throws RefusedException {
        String gouvernement = signataires.text("auteur.gouvernementRef");
        List<String> cosignataires = new ArrayList<>();
        for (OfficialNode cosignataire : signataires.items("cosignataires.acteurRef")) {
            if (cosignataire.text() != null) {
                cosignataires.add(cosignataire.text());
            }
        }
        return new Amendement.Auteur(
                type(signataires.text("auteur.typeAuteur")),
                signataires.text("auteur.acteurRef"),
                gouvernement != null ? gouvernement : signataires.text("auteur.auteurRapporteurOrganeRef"),
                signataires.text("auteur.groupePolitiqueRef"),
                HtmlCleaner.text(signataires.text("libelle")),
                List.copyOf(cosignataires));
    }

    private static AuteurType type(String typeAuteur) {
        return switch (typeAuteur == null ? "" : typeAuteur) {
            case "Député" -> AuteurType.DEPUTE;
            case "Rapporteur" -> AuteurType.RAPPORTEUR;
            case "Gouvernement" -> AuteurType.GOUVERNEMENT;
            default -> AuteurType.INCONNU;
        };
    }

    private static Amendement.Cible cible(OfficialNode file) throws RefusedException {
        OfficialNode division = file.at("pointeurFragmentTexte.division");
        OfficialNode mission = file.at("pointeurFragmentTexte.missionVisee");
        return new Amendement.Cible(
                division.text("titre"),
                division.text("articleDesignation"),
                division.text("type"),
                division.text("avant_A_Apres"),
                file.text("pointeurFragmentTexte.amendementStandard.alinea.alineaDesignation"),
                mission.text("codeMissionMinefi"),
                mission.text("libelleMission"),
                mission.text("codeEtat"),
                file.text("loiReference.codeLoi"),
                file.text("loiReference.divisionCodeLoi"));
    }
}
