package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Reads the table of a budget amendement; amending budgets write what is added and what is taken apart. */
final class CreditsParser {

    private CreditsParser() {}

    /** The table in {@code contenuAuteur}, or null. */
    static Credits parse(OfficialNode content) throws RefusedException {
        Credits ofBudget = credits(content.at("dispositifAmdtCreditPLF"), "soldeAE", "soldeCP");
        return ofBudget != null
                ? ofBudget
                : credits(content.at("dispositifAmdtCreditPLFR"), "totalAE.solde", "totalCP.solde");
    }

    private static Credits credits(OfficialNode table, String totalAe, String totalCp) throws RefusedException {
        if (table.isAbsent()) {
            return null;
        }
        List<Credits.Programme> programmes = programmes(table);
        return new Credits(
                programmes,
                total(table, totalAe, programmes, Credits.Programme::ae),
                total(table, totalCp, programmes, Credits.Programme::cp));
    }

    private static long total(
            OfficialNode table, String path, List<Credits.Programme> programmes, ToLongFunction<Credits.Programme> of)
            throws RefusedException {
        return table.at(path).isAbsent() ? programmes.stream().mapToLong(of).sum() : table.number(path);
    }

    private static List<Credits.Programme> programmes(OfficialNode table) throws RefusedException {
        List<Credits.Programme> programmes = new ArrayList<>();
        for (OfficialNode programme : table.items("listeProgrammes.programme")) {
            List<Credits.Ligne> lignes = new ArrayList<>();
            for (OfficialNode ligne : programme.items("lignesCredits.ligneCredit")) {
                lignes.add(new Credits.Ligne(libelle(ligne), ae(ligne), cp(ligne)));
            }
            programmes.add(new Credits.Programme(
                    libelle(programme), programme.text("action"), ae(programme), cp(programme), List.copyOf(lignes)));
        }
        return List.copyOf(programmes);
    }

    /** On one line: it is a line of the canonical text. */
    private static String libelle(OfficialNode node) throws RefusedException {
        String libelle = HtmlCleaner.text(node.text("libelle"));
        return libelle == null ? "" : libelle;
    }

    private static long ae(OfficialNode node) throws RefusedException {
        return amount(node, "autorisationEngagement");
    }

    private static long cp(OfficialNode node) throws RefusedException {
        return amount(node, "creditPaiement");
    }

    private static long amount(OfficialNode node, String name) throws RefusedException {
        return Math.addExact(
                node.numberOrZero(name),
                Math.subtractExact(node.numberOrZero(name + "Supplementaire"), node.numberOrZero(name + "Annule")));
    }
}
