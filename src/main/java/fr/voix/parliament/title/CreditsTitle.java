package fr.voix.parliament.title;

import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.Credits.Programme;
import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a table of credits moves from where to where. Payments are told; commitments where no payment changes. */
final class CreditsTitle {

    /** More programmes than this on one side are counted, not named. */
    private static final int NAMED = 3;

    /** A smaller sum, mostly one euro, only opens a debate on what the authors ask. */
    private static final long SYMBOLIC = 1_000;

    private CreditsTitle() {}

    /** Empty where the table changes nothing, or takes from commitments of a programme what it adds to its payments. */
    static Optional<Title> of(Credits credits) {
        List<Programme> programmes = credits.programmes();
        ToLongFunction<Programme> amount =
                programmes.stream().anyMatch(one -> one.cp() != 0) ? Programme::cp : Programme::ae;
        List<Programme> raised =
                programmes.stream().filter(one -> amount.applyAsLong(one) > 0).toList();
        List<Programme> lowered =
                programmes.stream().filter(one -> amount.applyAsLong(one) < 0).toList();
        long up = raised.stream().mapToLong(amount).sum();
        long down = -lowered.stream().mapToLong(amount).sum();
        boolean isMixed = programmes.stream()
                .anyMatch(one -> Long.signum(one.ae()) * Long.signum(one.cp()) < 0
                        || one.ae() != 0 && amount.applyAsLong(one) == 0);
        return isMixed || Math.max(up, down) < SYMBOLIC
                ? Optional.empty()
                : Optional.of(new Title(
                        line(up, down, raised, lowered, false), line(up, down, raised, lowered, true), Origin.CREDITS));
    }

    private static String line(long up, long down, List<Programme> raised, List<Programme> lowered, boolean english) {
        String kind = kind(Stream.concat(raised.stream(), lowered.stream()).toList(), english);
        String more = euros(up, english) + kind;
        String less = euros(down, english) + kind;
        String to = named(raised, english);
        String from = named(lowered, english);
        boolean isNew =
                raised.size() == 1 && "création".equals(raised.getFirst().action());
        if (isNew && up == down) {
            return (english
                            ? "Create the programme %s with %s taken from %s"
                            : "Créer le programme %s avec %s pris à %s")
                    .formatted(to, more, from);
        }
        if (up == down) {
            return (english ? "Move %s from %s to %s" : "Déplacer %s de %s vers %s").formatted(more, from, to);
        }
        if (down == 0) {
            return (english ? "Add %s to %s" : "Ajouter %s à %s").formatted(more, to);
        }
        if (up == 0) {
            return (english ? "Take %s from %s" : "Retirer %s à %s").formatted(less, from);
        }
        return (english ? "Add %s to %s and take %s from %s" : "Ajouter %s à %s et retirer %s à %s")
                .formatted(more, to, less, from);
    }

    /** Which of the two columns is told, where the other one differs by more than a tenth. */
    private static String kind(List<Programme> changed, boolean english) {
        if (changed.stream().allMatch(one -> one.cp() == 0)) {
            return english ? " of commitments" : " d’autorisations d’engagement";
        }
        boolean isOther = changed.stream().anyMatch(one -> Math.abs(one.ae() - one.cp()) > Math.abs(one.cp()) / 10);
        return isOther ? english ? " of payments" : " de crédits de paiement" : "";
    }

    private static String named(List<Programme> programmes, boolean english) {
        if (programmes.size() > NAMED) {
            return programmes.size() + " programmes";
        }
        return programmes.stream()
                .map(one -> "« " + FrenchText.line(one.libelle()) + " »")
                .collect(Collectors.joining(", "))
                .replaceFirst("(?s)(.*»), «", english ? "$1 and «" : "$1 et «");
    }

    /** {@code 8 M€}, {@code 1,25 Md€}, {@code 350 000 €}; what does not end there is written in full. */
    static String euros(long amount, boolean english) {
        Locale locale = english ? Locale.ENGLISH : Locale.FRENCH;
        if (amount >= 1_000_000_000 && amount % 10_000_000 == 0) {
            String billions = decimal(amount / 10_000_000, locale);
            return english ? "€" + billions + " billion" : billions + " Md€";
        }
        if (amount >= 1_000_000 && amount % 10_000 == 0) {
            String millions = decimal(amount / 10_000, locale);
            return english ? "€" + millions + " million" : millions + " M€";
        }
        String whole = String.format(locale, "%,d", amount);
        return english ? "€" + whole : whole + " €";
    }

    /** Of hundredths, without zeros at the end. */
    private static String decimal(long hundredths, Locale locale) {
        return String.format(locale, "%,.2f", hundredths / 100.0).replaceFirst("[.,]?0+$", "");
    }
}
