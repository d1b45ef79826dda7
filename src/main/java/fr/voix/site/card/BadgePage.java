package fr.voix.site.card;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.base.text.XmlText;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A badge of 28 in height: a number, a bar and two shares, or a few words. Letters are the reader's own; {@code textLength} keeps
 * those of a result in their places. There is no room for the whole: its title says it.
 *
 * @param alternative the whole of it, for those who do not see the badge
 * @param paper where its white part begins
 * @param hasShares whether shares stand behind their signs
 */
public record BadgePage(
        Language language,
        String alternative,
        int width,
        int paper,
        List<Bar> bars,
        boolean hasShares,
        List<Text> texts) {

    static final String INK = "#0f1a20";
    static final String WHITE = "#fff";

    private static final double NUMBER_ROOM = 53;
    private static final double BAR_END = 194;
    private static final double STATE_ROOM = 34;
    private static final double GAP = 1.2;
    private static final double LEAST = 1.2;
    private static final int SHARE_ROOM = 30;

    /** @param length into which it is fitted; null for as long as it is */
    public record Text(
            String x,
            String y,
            int size,
            String fill,
            boolean isBold,
            @Nullable String length,
            String text) {}

    /** @param line thickness of its outline; null for one that is filled */
    public record Bar(
            String x,
            String y,
            String width,
            String height,
            String fill,
            @Nullable String line) {}

    static BadgePage of(Card card) {
        return switch (card) {
            case Result result -> of(result);
            case PetitionCard petition -> ofWords(card, petition.count());
            case WithheldCard ignored -> ofWords(card, card.messages().t("withheld.badge"));
        };
    }

    private static BadgePage ofWords(Card card, String words) {
        var text = new Text("37", "18", 12, INK, true, null, words);
        return new BadgePage(
                card.language(), XmlText.readable(card.alternative()), 220, 29, List.of(), false, List.of(text));
    }

    private static BadgePage of(Result result) {
        var m = result.messages();
        var tally = result.tally();
        var texts = new ArrayList<Text>();
        // the number alone, for what else there is no room; the title has it
        texts.add(fitted(29, 18.5, result.numero().replaceFirst("\\s*[,(].*$", ""), NUMBER_ROOM, WHITE, true));
        if (!tally.isOpen()) {
            texts.add(fitted(93, 18, m.t("badge.closed"), STATE_ROOM - 6, INK, false));
        }
        double start = tally.isOpen() ? 94 : 94 + STATE_ROOM;
        boolean hasShares = tally.total() > 0;
        if (hasShares) {
            texts.add(fitted(213, 18, share(tally.pour(), tally.total(), m), SHARE_ROOM, INK, false));
            texts.add(fitted(262, 18, share(tally.contre(), tally.total(), m), SHARE_ROOM, INK, false));
        } else {
            texts.add(fitted(203, 18, m.t("badge.none"), 88, INK, false));
        }
        return new BadgePage(
                result.language(),
                XmlText.readable(result.alternative()),
                300,
                87,
                hasShares
                        ? bars(start, tally.pour(), tally.contre(), tally.abstention())
                        : List.of(outline(start, BAR_END - start, 8, 12, 1.2)),
                hasShares,
                texts);
    }

    private static List<Bar> bars(double start, long... parts) {
        double[] widths = VoteBar.widths(parts, BAR_END - start, GAP, LEAST);
        var bars = new ArrayList<Bar>();
        double x = start;
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                bars.add(
                        i == 2
                                ? outline(x, widths[i], 8, 12, Math.min(1.2, widths[i] / 2))
                                : new Bar(
                                        number(x), "8", number(widths[i]), "12", i == 0 ? "#066278" : "url(#h)", null));
                x += widths[i] + GAP;
            }
        }
        return bars;
    }

    private static Bar outline(double x, double width, double y, double height, double line) {
        return new Bar(
                number(x + line / 2),
                number(y + line / 2),
                number(width - line),
                number(height - line),
                "none",
                number(line));
    }

    /** Whole percents; none that counts is called nothing, and nothing but all is called all. */
    static String share(long part, long total, Messages m) {
        long percent = Math.floorDiv(part * 200 + total, total * 2);
        var sign = m == Messages.of(Language.FR) ? "\u202f%" : "%";
        if (part > 0 && percent == 0) {
            return "<1" + sign;
        }
        return (part < total ? Math.min(percent, 99) : percent) + sign;
    }

    /** As long as such letters usually are, and never longer than its room. */
    private static Text fitted(double x, double y, String text, double room, String fill, boolean isBold) {
        double usual = text.codePoints().mapToDouble(BadgePage::usualWidth).sum() * 11 * (isBold ? 1.12 : 1);
        return new Text(number(x), number(y), 11, fill, isBold, number(Math.min(usual, room)), XmlText.readable(text));
    }

    /** In Verdana, as a share of its size. */
    private static double usualWidth(int code) {
        return switch (code) {
            case '%' -> 1.08;
            case '\u202f', '\u00a0', ' ', '-', '.', ',', 'i', 'l', 'j', 't', 'f', 'r' -> 0.38;
            case '<' -> 0.82;
            default -> Character.isUpperCase(code) ? 0.68 : 0.62;
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
