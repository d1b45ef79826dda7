package fr.voix.parliament.amendement;

import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.Credits.Programme;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What a table of credits moves from where to where, in one line. Payments are told; commitments where no payment changes. */
public record CreditsLine(List<Programme> raised, List<Programme> lowered, long up, long down, boolean isOfPayments) {

    /** More programmes than this on one side are counted, not named. */
    private static final int NAMED = 3;

    /** A smaller sum, mostly one euro, only opens a debate. */
    private static final long SYMBOLIC = 1_000;

    /** Empty where nothing changes, or where commitments of a programme change otherwise than its payments. */
    public static Optional<CreditsLine> of(Credits credits) {
        List<Programme> all = credits.programmes();
        boolean isOfPayments = all.stream().anyMatch(one -> one.cp() != 0);
        ToLongFunction<Programme> amount = isOfPayments ? Programme::cp : Programme::ae;
        boolean isMixed = all.stream()
                .anyMatch(one -> Long.signum(one.ae()) * Long.signum(one.cp()) < 0
                        || one.ae() != 0 && amount.applyAsLong(one) == 0);
        List<Programme> raised =
                all.stream().filter(one -> amount.applyAsLong(one) > 0).toList();
        List<Programme> lowered =
                all.stream().filter(one -> amount.applyAsLong(one) < 0).toList();
        long up = raised.stream().mapToLong(amount).sum();
        long down = -lowered.stream().mapToLong(amount).sum();
        return isMixed || up + down == 0
                ? Optional.empty()
                : Optional.of(new CreditsLine(raised, lowered, up, down, isOfPayments));
    }

    /** Whether it says something without the authors' words. */
    public boolean isTelling() {
        return Math.max(up, down) >= SYMBOLIC;
    }

    public String in(Language language) {
        boolean isEnglish = language == Language.EN;
        String kind = isOfPayments ? "" : isEnglish ? " of commitments" : " d’autorisations d’engagement";
        String from = named(lowered, isEnglish);
        String to = named(raised, isEnglish);
        if (up == down) {
            return (isEnglish ? "%s from %s to %s" : "%s de %s vers %s")
                    .formatted(euros(up, isEnglish) + kind, from, to);
        }
        String more = (isEnglish ? "%s more for %s" : "%s de plus pour %s").formatted(euros(up, isEnglish) + kind, to);
        String less =
                (isEnglish ? "%s less for %s" : "%s de moins pour %s").formatted(euros(down, isEnglish) + kind, from);
        return down == 0 ? more : up == 0 ? less : more + ", " + less;
    }

    private static String named(List<Programme> programmes, boolean isEnglish) {
        return programmes.size() > NAMED
                ? programmes.size() + " programmes"
                : programmes.stream()
                        .map(one -> "«\u202f" + Wording.curly(one.libelle()).strip() + "\u202f»")
                        .collect(Collectors.joining(isEnglish ? " and " : " et "));
    }

    /** {@code 8 M€}, {@code 1,25 Md€}, {@code 350 000 €}; what does not end there is written in full. */
    public static String euros(long amount, boolean isEnglish) {
        Locale locale = isEnglish ? Locale.ENGLISH : Locale.FRENCH;
        if (amount >= 1_000_000_000 && amount % 10_000_000 == 0) {
            String billions = decimal(amount / 10_000_000, locale);
            return isEnglish ? "€" + billions + " billion" : billions + "\u00a0Md€";
        }
        if (amount >= 1_000_000 && amount % 10_000 == 0) {
            String millions = decimal(amount / 10_000, locale);
            return isEnglish ? "€" + millions + " million" : millions + "\u00a0M€";
        }
        String whole = String.format(locale, "%,d", amount);
        return isEnglish ? "€" + whole : whole + "\u00a0€";
    }

    /** Of hundredths, without zeros at the end. */
    private static String decimal(long hundredths, Locale locale) {
        return String.format(locale, "%,.2f", hundredths / 100.0).replaceFirst("[.,]?0+$", "");
    }
}
