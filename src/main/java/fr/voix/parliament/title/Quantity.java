package fr.voix.parliament.title;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a few words hold a number, in figures or written out, and which. */
final class Quantity {

    /** « Un » may be an article; what is longer is written in figures, as a rule. */
    private static final Map<String, Integer> WRITTEN = written();

    private static final Pattern NUMBER = Pattern.compile(
            "(?i).*(?:\\d|\\b(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
                    + "|quarante|cinquante|soixante|cent|mille|tiers|moitié|quart|janvier|février|mars|avril|mai|juin|juillet|août"
                    + "|septembre|octobre|novembre|décembre)\\b).*",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

    /** The name of a part of a text: {@code 1°}, {@code IV}, {@code 12 bis}. */
    private static final Pattern NUMERAL = Pattern.compile(
            "(?:.*\\d° ?\\p{L}{0,6}|[IVX]+|\\d+ (?:bis|ter|quater)|(?:le|au|du|à l’|l’)? ?(?:article|alinéa|I+|I?V|VI+).*)");

    private static final Pattern ONE = Pattern.compile(
            "(?<figures>\\d{1,3}(?: \\d{3})+(?:,\\d+)?|\\d+(?:[,.]\\d+)?)(?: ?(?<unit>m€|md€|millions?|milliards?)(?!\\p{L}))?|(?<word>[\\p{L}-]+)");

    /** Numbers that are names. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:articles?|alinéas?|n°|[LRD]\\.|finances pour|sociale pour|PLF|PLFSS|visée? au) ?\\d[\\d.-]*(?: et \\d+)?");

    private static final Pattern LIMIT = Pattern.compile(
            "(?:au moins|plus de|supérieure?s? à) (\\d[\\d,]*(?: \\d{3})*(?: (?:millions?|milliards?|M€|Md€))?)");

    private Quantity() {}

    static boolean isIn(String words) {
        return !NUMERAL.matcher(words.strip()).matches()
                && NUMBER.matcher(NAMED.matcher(words).replaceAll("")).matches();
    }

    /** Whether no other limits are told than those that are written. */
    static boolean areLimitsIn(String instruction, String text) {
        Set<BigDecimal> written = all(instruction);
        return LIMIT.matcher(text).results().allMatch(limit -> written.containsAll(all(limit.group(1))));
    }

    /** Whether a text names what a figure becomes, or by how much it changes. */
    static boolean isChangeIn(String text, String old, String fresh) {
        Set<BigDecimal> before = all(old);
        Set<BigDecimal> after = all(fresh);
        if (after.isEmpty()) {
            return text.contains(
                    fresh.replaceFirst("^(?:d’|de |du |à |par |les? |la )", "").strip());
        }
        Set<BigDecimal> said = all(NAMED.matcher(text).replaceAll(""));
        boolean isNamed = after.stream().anyMatch(figure -> !before.contains(figure) && said.contains(figure));
        return isNamed
                || before.size() == 1
                        && after.size() == 1
                        && isAboutIn(
                                said,
                                after.iterator()
                                        .next()
                                        .subtract(before.iterator().next())
                                        .abs());
    }

    /** Within a hundredth: « 490 M€ » of 490 770 364. */
    private static boolean isAboutIn(Set<BigDecimal> said, BigDecimal difference) {
        return said.stream()
                .anyMatch(figure -> figure.subtract(difference).abs().compareTo(difference.movePointLeft(2)) <= 0);
    }

    private static Set<BigDecimal> all(String text) {
        Set<BigDecimal> all = new HashSet<>();
        Matcher one = ONE.matcher(text.toLowerCase(Locale.FRENCH));
        while (one.find()) {
            String figures = one.group("figures");
            if (figures != null) {
                all.add(new BigDecimal(figures.replace(" ", "").replace(',', '.'))
                        .scaleByPowerOfTen(zeros(one.group("unit")))
                        .stripTrailingZeros());
            } else if (WRITTEN.containsKey(one.group("word"))) {
                all.add(BigDecimal.valueOf(WRITTEN.get(one.group("word"))).stripTrailingZeros());
            }
        }
        return all;
    }

    private static int zeros(@Nullable String unit) {
        return unit == null ? 0 : unit.equals("m€") || unit.startsWith("million") ? 6 : 9;
    }

    private static Map<String, Integer> written() {
        String[] upToTwenty =
                ("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept"
                                + " dix-huit dix-neuf vingt")
                        .split(" ");
        Map<String, Integer> written = new HashMap<>(Map.of(
                "vingt-quatre", 24, "vingt-sept", 27, "trente", 30, "quarante", 40, "cinquante", 50, "soixante", 60));
        for (int i = 0; i < upToTwenty.length; i++) {
            written.put(upToTwenty[i], i + 2);
        }
        return Map.copyOf(written);
    }
}
