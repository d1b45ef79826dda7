package fr.voix.card;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws the share card: what was voted on, the result as a bar and in figures, how much of the urn it is and of when. */
final class CardWriter {

    private static final Color PAPER = new Color(0xf8faf8);
    private static final Color INK = new Color(0x0f1a20);
    private static final Color INK_2 = new Color(0x4a555b);

    private static final double LEFT = 62;
    private static final double RIGHT = 1140;
    private static final double NUMBER_SIZE = 132;
    private static final double LABEL_SIZE = 42;
    private static final double FOOT_SIZE = 25;

    static {
        // before anything of AWT is touched: there is no screen, and it must not look for one
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private final FontReader regular = FontReader.of("regular");
    private final FontReader medium = FontReader.of("medium");
    private final FontReader semibold = FontReader.of("semibold");
    private final FontReader bold = FontReader.of("bold");
    private final PngWriter png =
            new PngWriter(PAPER, List.of(INK, INK_2, VoteBar.POUR, VoteBar.CONTRE, VoteBar.ABSTENTION));

    /** The card as a PNG of 1200 by 630. */
    byte[] write(Result result) {
        return draw(pen -> {
            number(pen, result);
            gist(pen, result.gist().text());
            var counts = result.counts();
            new VoteBar(counts).fill(pen, LEFT, 414, RIGHT - LEFT, 56);
            if (counts.total() == 0) {
                var none = result.messages().t("tally.alt.none");
                text(pen, medium, none, 34, centred(medium, none, 34), 453);
            }
            labels(pen, result);
            right(pen, regular, result.state(), 30, RIGHT, 100);
            foot(pen, result.messages().t("tally.representative"), result.reading(), result.host());
        });
    }

    /** The card of pages that are about no single Scrutin. */
    byte[] write(String title, String caution, String lead) {
        return draw(pen -> {
            var lines = Wrap.lines(title, RIGHT - LEFT, 4, line -> medium.width(line, 62));
            double y = 250;
            for (var line : lines) {
                text(pen, medium, line, 62, LEFT, y);
                y += 76;
            }
            foot(pen, caution, lead, "");
        });
    }

    private interface Drawing {
        void on(Graphics2D pen);
    }

    private byte[] draw(Drawing drawing) {
        var image = new BufferedImage(Picture.WIDTH, Picture.HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            pen.setColor(PAPER);
            pen.fill(new Rectangle2D.Double(0, 0, Picture.WIDTH, Picture.HEIGHT));
            pen.setColor(INK);
            pen.fill(new Rectangle2D.Double(0, 0, Picture.WIDTH, 16));
            pen.fill(new Rectangle2D.Double(0, 22, Picture.WIDTH, 3));
            Mark.draw(pen, 58, 54, 2.3);
            pen.fill(at(bold.outline("Voix", 58, -2), 124, 101));
            drawing.on(pen);
        } finally {
            pen.dispose();
        }
        return png.write(image);
    }

    /** As large as the total beside it allows. */
    private void number(Graphics2D pen, Result result) {
        var total = result.tally().total() == 0 ? "" : result.counts().totalText();
        double room = RIGHT - LEFT - regular.width(total, 40) - 40;
        double size = Math.min(NUMBER_SIZE, NUMBER_SIZE * room / medium.width(result.numero(), NUMBER_SIZE));
        var outline = medium.outline(result.numero(), size, -size / 23);
        // by its ink: at this size the room before a letter shows
        pen.fill(at(outline, LEFT - outline.getBounds2D().getX(), 234));
        right(pen, regular, total, 40, RIGHT, 234);
    }

    /** Two lines, or three smaller ones. */
    private void gist(Graphics2D pen, String gist) {
        var large = Wrap.lines(gist, RIGHT - LEFT, 3, line -> medium.width(line, 44));
        double size = large.size() < 3 ? 44 : 36;
        double height = size * 1.18;
        var lines = large.size() < 3 ? large : Wrap.lines(gist, RIGHT - LEFT, 3, line -> medium.width(line, size));
        double y = lines.size() < 3 ? 306 : 290;
        for (var line : lines) {
            text(pen, medium, line, size, LEFT, y);
            y += height;
        }
    }

    private void labels(Graphics2D pen, Result result) {
        var m = result.messages();
        var counts = result.counts();
        boolean isNone = counts.total() == 0;
        VoteBar.disc(pen, 77, 514, 15);
        VoteBar.diamond(pen, 442, 514, 17);
        VoteBar.ring(pen, 834, 514, 13);
        pen.setColor(INK);
        text(pen, semibold, m.t("vote.for") + (isNone ? "" : " " + counts.pourShare()), LABEL_SIZE, 110, 528);
        text(pen, semibold, m.t("vote.against") + (isNone ? "" : " " + counts.contreShare()), LABEL_SIZE, 472, 528);
        text(
                pen,
                semibold,
                m.t("vote.abstain.short") + (isNone ? "" : " " + counts.abstentionShare()),
                LABEL_SIZE,
                864,
                528);
    }

    private void foot(Graphics2D pen, String caution, String left, String right) {
        pen.setColor(INK_2);
        double size = Math.min(FOOT_SIZE, FOOT_SIZE * (RIGHT - LEFT) / medium.width(caution, FOOT_SIZE));
        text(pen, medium, caution, size, LEFT, 576);
        text(pen, regular, left, FOOT_SIZE, LEFT, 609);
        double room = RIGHT - LEFT - regular.width(left, FOOT_SIZE) - 30;
        right(pen, medium, Wrap.shortened(right, room, line -> medium.width(line, FOOT_SIZE)), FOOT_SIZE, RIGHT, 609);
        pen.setColor(INK);
    }

    private static double centred(FontReader font, String text, double size) {
        return (LEFT + RIGHT - font.width(text, size)) / 2;
    }

    private static void right(Graphics2D pen, FontReader font, String text, double size, double x, double y) {
        text(pen, font, text, size, x - font.width(text, size), y);
    }

    private static void text(Graphics2D pen, FontReader font, String text, double size, double x, double y) {
        pen.fill(at(font.outline(text, size, 0), x, y));
    }

    private static Shape at(Shape shape, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    }
}
