package fr.voix.site.card;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.IntToDoubleFunction;

/** Draws share cards: what was voted on or is asked, the count as a bar or strokes and in figures, of how much of the urn and of when. */
final class CardWriter {

    private static final double LEFT = SheetWriter.LEFT;
    private static final double RIGHT = SheetWriter.RIGHT;
    private static final double NUMBER_SIZE = 34;
    private static final double LABEL_SIZE = 42;
    private static final double SIGNATURES_SIZE = 84;
    private static final double SQUARE = 38;
    private static final double BAR = 5;
    private static final double ROOM = 0.12;

    private final SheetWriter sheet;
    private final FontReader regular;
    private final FontReader medium;
    private final FontReader semibold;

    CardWriter(SheetWriter sheet) {
        this.sheet = sheet;
        this.regular = sheet.regular;
        this.medium = sheet.medium;
        this.semibold = sheet.semibold;
    }

    /** The card as a PNG of 1200 by 630. */
    byte[] write(Card card) {
        return switch (card) {
            case Result result -> write(result);
            case PetitionCard petition -> write(petition);
            case WithheldCard withheld -> write(withheld);
        };
    }

    private byte[] write(Result result) {
        return sheet.draw(pen -> {
            fitted(pen, result.gist().text(), 5, 46, 34, 1.15, lines -> lines < 3 ? 206 : 178);
            number(pen, result);
            var counts = result.counts();
            new VoteBar(counts).fill(pen, LEFT, 414, RIGHT - LEFT, 56);
            if (counts.total() == 0) {
                var none = result.messages().t("tally.alt.none");
                SheetWriter.text(pen, medium, none, 34, centred(medium, none, 34), 453);
            }
            labels(pen, result);
            SheetWriter.right(pen, regular, result.state(), 30, RIGHT, 100);
            register(pen, result.register());
            sheet.foot(pen, result.messages().t("tally.representative"), result.reading(), result.host());
        });
    }

    /** What is asked, how many sign, and the same as strokes up to a debate; of a young one what comes next. */
    private byte[] write(PetitionCard card) {
        return sheet.draw(pen -> {
            SheetWriter.right(pen, regular, card.standing(), 30, RIGHT, 100);
            register(pen, card.register());
            fitted(pen, card.title(), 4, 54, 42, 1.14, lines -> 190);
            var number = card.messages().number(card.signatures());
            SheetWriter.text(pen, medium, number, SIGNATURES_SIZE, LEFT, 444);
            SheetWriter.text(
                    pen,
                    regular,
                    card.messages().t("pet.signatures", card.signatures()),
                    36,
                    LEFT + medium.width(number, SIGNATURES_SIZE) + 18,
                    444);
            if (card.strokes().isTelling()) {
                strokes(pen, card);
            } else {
                lines(pen, semibold, card.ahead(), 34, 2, 500);
            }
            sheet.foot(pen, card.messages().t("pet.caution"), card.reading(), card.host());
        });
    }

    private static void strokes(Graphics2D pen, PetitionCard card) {
        var squares = card.strokes().squares();
        // a bar stands right of the last one, and ends with everything else
        double step = (RIGHT - LEFT - SQUARE - BAR) / (squares.size() - 1 + ROOM);
        double scale = Math.min(SQUARE, step * 0.7) / 24;
        for (int i = 0; i < squares.size(); i++) {
            double x = LEFT + i * step;
            pen.setColor(SheetWriter.INK_2);
            Mark.draw(pen, x, 478, scale, 0.7f, 0, 5);
            pen.setColor(SheetWriter.INK);
            Mark.draw(pen, x, 478, scale, Mark.THICK, 0, squares.get(i).on());
            if (squares.get(i).isThreshold()) {
                pen.fill(new Rectangle2D.Double(x + 24 * scale + step * ROOM, 474, BAR, 24 * scale + 8));
            }
        }
    }

    /** The card of pages that are about no single Scrutin. */
    byte[] write(String title, String caution, String lead) {
        return sheet.draw(pen -> {
            lines(pen, medium, title, 62, 4, 250);
            sheet.foot(pen, caution, lead, "");
        });
    }

    /** The card of what has figures that are withheld: what it is about, and that. */
    private byte[] write(WithheldCard card) {
        return sheet.draw(pen -> {
            if (card.numero() != null) {
                SheetWriter.text(pen, medium, card.numero(), 62, LEFT, 200);
            }
            double y = lines(pen, medium, card.subject(), 44, 3, card.numero() == null ? 200 : 266);
            lines(pen, semibold, card.withheld().sentence(), 40, 3, Math.max(y + 40, 430));
            pen.setColor(SheetWriter.INK_2);
            SheetWriter.right(pen, medium, card.host(), 25, RIGHT, 609);
            pen.setColor(SheetWriter.INK);
        });
    }

    /** Where the next line would stand. */
    private static double lines(Graphics2D pen, FontReader font, String text, double size, int most, double first) {
        double y = first;
        for (var line : Wrap.lines(text, RIGHT - LEFT, most, one -> font.width(one, size))) {
            SheetWriter.text(pen, font, line, size, LEFT, y);
            y += size * 1.22;
        }
        return y;
    }

    /** Small below where it stands: from here whoever keeps the picture finds the log that binds the service to it. */
    private void register(Graphics2D pen, String register) {
        pen.setColor(SheetWriter.INK_2);
        SheetWriter.right(pen, regular, register, 22, RIGHT, 130);
        pen.setColor(SheetWriter.INK);
    }

    /** Small below the question, the total at the other end of its line. */
    private void number(Graphics2D pen, Result result) {
        var total = result.tally().total() > 0 ? result.total() : "";
        SheetWriter.right(pen, regular, total, NUMBER_SIZE, RIGHT, 390);
        double room = RIGHT - LEFT - regular.width(total + "  ", NUMBER_SIZE);
        var numero = Wrap.shortened(result.numero(), room, one -> regular.width(one, NUMBER_SIZE));
        SheetWriter.text(pen, regular, numero, NUMBER_SIZE, LEFT, 390);
    }

    /**
     * Less than so many lines, or that many smaller ones.
     *
     * @param leading from line to line, in sizes
     * @param first where the first of so many lines stands
     */
    private void fitted(
            Graphics2D pen,
            String text,
            int most,
            double large,
            double small,
            double leading,
            IntToDoubleFunction first) {
        var wide = Wrap.lines(text, RIGHT - LEFT, most, line -> medium.width(line, large));
        double size = wide.size() < most ? large : small;
        var lines = wide.size() < most ? wide : Wrap.lines(text, RIGHT - LEFT, most, line -> medium.width(line, small));
        double y = first.applyAsDouble(lines.size());
        for (var line : lines) {
            SheetWriter.text(pen, medium, line, size, LEFT, y);
            y += size * leading;
        }
    }

    private void labels(Graphics2D pen, Result result) {
        var m = result.messages();
        var counts = result.counts();
        boolean isNone = counts.total() == 0;
        VoteBar.disc(pen, 77, 514, 15);
        VoteBar.diamond(pen, 442, 514, 17);
        VoteBar.ring(pen, 834, 514, 13);
        pen.setColor(SheetWriter.INK);
        SheetWriter.text(
                pen, semibold, m.t("vote.for") + (isNone ? "" : " " + counts.pourShare()), LABEL_SIZE, 110, 528);
        SheetWriter.text(
                pen, semibold, m.t("vote.against") + (isNone ? "" : " " + counts.contreShare()), LABEL_SIZE, 472, 528);
        SheetWriter.text(
                pen,
                semibold,
                m.t("vote.abstain.short") + (isNone ? "" : " " + counts.abstentionShare()),
                LABEL_SIZE,
                864,
                528);
    }

    private static double centred(FontReader font, String text, double size) {
        return (LEFT + RIGHT - font.width(text, size)) / 2;
    }
}
