package fr.voix.site.card;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;

/** The mark of Voix: five strokes in a square of 24 by 24. */
final class Mark {

    private static final double[][] STROKES = {
        {5, 3, 5.2, 21}, {3, 5, 21, 4.7}, {19.3, 3, 19, 21}, {3, 19.2, 21, 19}, {2.5, 21.5, 21.5, 2.5}
    };

    static final float THICK = 2.4f;

    private Mark() {}

    static void draw(Graphics2D pen, double x, double y, double scale) {
        draw(pen, x, y, scale, THICK, 0, STROKES.length);
    }

    /** Some of its strokes, from one up to another that is left out. */
    static void draw(Graphics2D pen, double x, double y, double scale, float thick, int from, int to) {
        var place = new AffineTransform(scale, 0, 0, scale, x, y);
        var stroke = new BasicStroke(thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        for (int i = from; i < to; i++) {
            double[] line = STROKES[i];
            var shape = stroke.createStrokedShape(new Line2D.Double(line[0], line[1], line[2], line[3]));
            pen.fill(place.createTransformedShape(shape));
        }
    }
}
