package fr.voix.site.card;

import fr.voix.urn.tally.TallyView;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The shares as a bar. Colour never speaks alone: for is solid, against hatched, abstention dotted. */
record VoteBar(TallyView counts) {

    static final Color POUR = new Color(0x066278);
    static final Color CONTRE = new Color(0xb26920);
    static final Color ABSTENTION = new Color(0x656d71);

    private static final double GAP = 4;
    /** A share with at least one vote is visible, however small. */
    private static final double LEAST = 3;

    private static final double HATCH = 18;
    private static final double HATCH_THICK = 13;
    private static final double DOTS = 14;
    private static final double DOT = 7.6;

    void fill(Graphics2D pen, double x, double y, double width, double height) {
        if (counts.total() == 0) {
            pen.setColor(ABSTENTION);
            pen.setStroke(new BasicStroke(2));
            pen.draw(new Rectangle2D.Double(x + 1, y + 1, width - 2, height - 2));
            pen.setColor(Color.BLACK);
            return;
        }
        long[] parts = {counts.pour(), counts.contre(), counts.abstention()};
        double[] widths = widths(parts, width, GAP, LEAST);
        double left = x;
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                segment(pen, i, new Rectangle2D.Double(left, y, widths[i], height));
                left += widths[i] + GAP;
            }
        }
    }

    /** What the smallest get beyond their share comes off the largest. */
    static double[] widths(long[] parts, double width, double gap, double least) {
        long total = 0;
        int shown = 0;
        int largest = 0;
        for (int i = 0; i < parts.length; i++) {
            total += parts[i];
            shown += parts[i] > 0 ? 1 : 0;
            largest = parts[i] > parts[largest] ? i : largest;
        }
        double room = width - gap * (shown - 1);
        double[] widths = new double[parts.length];
        double others = 0;
        for (int i = 0; i < parts.length; i++) {
            if (i != largest) {
                widths[i] = parts[i] == 0 ? 0 : Math.max(least, room * parts[i] / total);
                others += widths[i];
            }
        }
        widths[largest] = room - others;
        return widths;
    }

    private static void segment(Graphics2D pen, int which, Rectangle2D place) {
        switch (which) {
            case 0 -> {
                pen.setColor(POUR);
                pen.fill(place);
            }
            case 1 -> clipped(pen, place, CONTRE, () -> hatch(pen, place));
            default -> clipped(pen, place, ABSTENTION, () -> dots(pen, place));
        }
    }

    private static void clipped(Graphics2D pen, Rectangle2D place, Color colour, Runnable fill) {
        var before = pen.getClip();
        pen.clip(place);
        pen.setColor(colour);
        fill.run();
        pen.setClip(before);
    }

    /** Solid where it is too narrow to show its texture. */
    private static void hatch(Graphics2D pen, Rectangle2D place) {
        if (place.getWidth() < HATCH) {
            pen.fill(place);
            return;
        }
        double reach = place.getWidth() + place.getHeight();
        double thick = HATCH_THICK * Math.sqrt(2);
        double step = HATCH * Math.sqrt(2);
        for (double along = 0; along < reach + thick; along += step) {
            var stripe = new Path2D.Double();
            double top = place.getX() + along;
            double bottom = top - place.getHeight();
            stripe.moveTo(top, place.getY());
            stripe.lineTo(top - thick, place.getY());
            stripe.lineTo(bottom - thick, place.getMaxY());
            stripe.lineTo(bottom, place.getMaxY());
            stripe.closePath();
            pen.fill(stripe);
        }
    }

    private static void dots(Graphics2D pen, Rectangle2D place) {
        if (place.getWidth() < DOTS) {
            pen.fill(place);
            return;
        }
        double inset = (DOTS - DOT) / 2;
        for (double x = place.getX(); x < place.getMaxX(); x += DOTS) {
            for (double y = place.getY(); y < place.getMaxY(); y += DOTS) {
                pen.fill(new Ellipse2D.Double(x + inset, y + inset, DOT, DOT));
            }
        }
    }

    static void disc(Graphics2D pen, double x, double y, double radius) {
        pen.setColor(POUR);
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    static void diamond(Graphics2D pen, double x, double y, double radius) {
        pen.setColor(CONTRE);
        var turned = AffineTransform.getRotateInstance(Math.PI / 4, x, y);
        double side = radius * Math.sqrt(2);
        pen.fill(turned.createTransformedShape(new Rectangle2D.Double(x - side / 2, y - side / 2, side, side)));
    }

    static void ring(Graphics2D pen, double x, double y, double radius) {
        pen.setColor(ABSTENTION);
        pen.setStroke(new BasicStroke(6));
        pen.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
}
