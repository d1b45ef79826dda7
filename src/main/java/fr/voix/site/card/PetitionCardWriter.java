package fr.voix.site.card;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Draws the share card of a petition: what is asked, how many sign, and the same as strokes up to a debate. */
final class PetitionCardWriter {

    private static final double TITLE_SIZE = 54;
    private static final double SMALL_TITLE_SIZE = 42;
    private static final double NUMBER_SIZE = 84;
    private static final double SQUARE = 38;
    private static final double BAR = 5;
    private static final double ROOM = 0.12;

    private final SheetWriter sheet;

    PetitionCardWriter(SheetWriter sheet) {
        this.sheet = sheet;
    }

    /** The card as a PNG of 1200 by 630. */
    byte[] write(PetitionCard card) {
        return sheet.draw(pen -> {
            SheetWriter.right(pen, sheet.regular, card.standing(), 30, SheetWriter.RIGHT, 100);
            title(pen, card.title());
            var number = card.messages().number(card.signatures());
            SheetWriter.text(pen, sheet.medium, number, NUMBER_SIZE, SheetWriter.LEFT, 444);
            SheetWriter.text(
                    pen,
                    sheet.regular,
                    card.messages().t("pet.signatures", card.signatures()),
                    36,
                    SheetWriter.LEFT + sheet.medium.width(number, NUMBER_SIZE) + 18,
                    444);
            strokes(pen, card);
            sheet.foot(pen, card.messages().t("pet.caution"), card.reading(), card.host());
        });
    }

    /** Three lines, or four smaller ones. */
    private void title(Graphics2D pen, String titre) {
        double room = SheetWriter.RIGHT - SheetWriter.LEFT;
        var large = Wrap.lines(titre, room, 4, line -> sheet.medium.width(line, TITLE_SIZE));
        double size = large.size() < 4 ? TITLE_SIZE : SMALL_TITLE_SIZE;
        var lines = large.size() < 4 ? large : Wrap.lines(titre, room, 4, line -> sheet.medium.width(line, size));
        double y = 190;
        for (var line : lines) {
            SheetWriter.text(pen, sheet.medium, line, size, SheetWriter.LEFT, y);
            y += size * 1.14;
        }
    }

    private static void strokes(Graphics2D pen, PetitionCard card) {
        var squares = card.strokes().squares();
        // a bar stands right of the last one, and ends with everything else
        double step = (SheetWriter.RIGHT - SheetWriter.LEFT - SQUARE - BAR) / (squares.size() - 1 + ROOM);
        double scale = Math.min(SQUARE, step * 0.7) / 24;
        for (int i = 0; i < squares.size(); i++) {
            double x = SheetWriter.LEFT + i * step;
            pen.setColor(SheetWriter.INK_2);
            Mark.draw(pen, x, 478, scale, 0.7f, 0, 5);
            pen.setColor(SheetWriter.INK);
            Mark.draw(pen, x, 478, scale, Mark.THICK, 0, squares.get(i).on());
            if (squares.get(i).isThreshold()) {
                pen.fill(new Rectangle2D.Double(x + 24 * scale + step * ROOM, 474, BAR, 24 * scale + 8));
            }
        }
    }
}
