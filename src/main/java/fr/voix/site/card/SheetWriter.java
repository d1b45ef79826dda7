package fr.voix.site.card;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** What every share card has around what it shows, and the letters to show it in. */
final class SheetWriter {

    static final double LEFT = 62;
    static final double RIGHT = 1140;

    static final Color PAPER = new Color(0xf8faf8);
    static final Color INK = new Color(0x0f1a20);
    static final Color INK_2 = new Color(0x4a555b);

    private static final double FOOT_SIZE = 25;

    static {
        // before anything of AWT is touched: there is no screen, and it must not look for one
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    final FontReader regular = FontReader.of("regular");
    final FontReader medium = FontReader.of("medium");
    final FontReader semibold = FontReader.of("semibold");
    private final FontReader bold = FontReader.of("bold");
    private final PngWriter png =
            new PngWriter(PAPER, List.of(INK, INK_2, VoteBar.POUR, VoteBar.CONTRE, VoteBar.ABSTENTION));

    interface Drawing {
        void on(Graphics2D pen);
    }

    /** The card as a PNG of 1200 by 630. */
    byte[] draw(Drawing drawing) {
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

    void foot(Graphics2D pen, String caution, String left, String right) {
        pen.setColor(INK_2);
        double size = Math.min(FOOT_SIZE, FOOT_SIZE * (RIGHT - LEFT) / medium.width(caution, FOOT_SIZE));
        text(pen, medium, caution, size, LEFT, 576);
        text(pen, regular, left, FOOT_SIZE, LEFT, 609);
        double room = RIGHT - LEFT - regular.width(left, FOOT_SIZE) - 30;
        right(pen, medium, Wrap.shortened(right, room, line -> medium.width(line, FOOT_SIZE)), FOOT_SIZE, RIGHT, 609);
        pen.setColor(INK);
    }

    static void right(Graphics2D pen, FontReader font, String text, double size, double x, double y) {
        text(pen, font, text, size, x - font.width(text, size), y);
    }

    static void text(Graphics2D pen, FontReader font, String text, double size, double x, double y) {
        pen.fill(at(font.outline(text, size, 0), x, y));
    }

    static Shape at(Shape shape, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    }
}
