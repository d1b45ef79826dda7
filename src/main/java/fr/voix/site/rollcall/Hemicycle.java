package fr.voix.site.rollcall;

import fr.voix.base.text.Position;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One sign for each member, from the left of the hemicycle to its right. The seats are drawn evenly: only the order of the
 * groups is that of the room.
 *
 * @param pour outlines of the signs, as the {@code d} of a path; each position has its own sign
 * @param absent those who did not vote, for whatever reason
 */
public record Hemicycle(String pour, String contre, String abstention, String absent) {

    /** The box that holds it. */
    public static final String BOX = "0 0 640 332";

    private static final double CENTRE = 320;
    private static final double BASE = 318;
    private static final double INNER = 110;
    private static final double OUTER = 306;

    private record Seat(double angle, double x, double y) {}

    /** @param positions of the members from left to right; null for who did not vote */
    static Hemicycle of(List<@Nullable Position> positions) {
        var seats = seats(positions.size());
        var size = size(positions.size());
        var paths =
                new StringBuilder[] {new StringBuilder(), new StringBuilder(), new StringBuilder(), new StringBuilder()
                };
        for (var i = 0; i < seats.size(); i++) {
            var position = positions.get(i);
            var seat = seats.get(i);
            switch (position) {
                case POUR -> paths[0].append(circle(seat, size));
                case CONTRE -> paths[1].append(diamond(seat, size));
                case ABSTENTION -> paths[2].append(circle(seat, size * 0.8));
                case null -> paths[3].append(circle(seat, size * 0.35));
            }
        }
        return new Hemicycle(paths[0].toString(), paths[1].toString(), paths[2].toString(), paths[3].toString());
    }

    private static List<Seat> seats(int members) {
        var rows = rows(members);
        var seats = new ArrayList<Seat>();
        var total = 0.0;
        for (var row = 0; row < rows; row++) {
            total += radius(row, rows);
        }
        var passed = 0.0;
        var placed = 0;
        for (var row = 0; row < rows; row++) {
            var radius = radius(row, rows);
            passed += radius;
            var upTo = (int) Math.round(members * passed / total);
            for (var i = placed; i < upTo; i++) {
                var angle = Math.PI * (upTo - placed == 1 ? 0.5 : (double) (i - placed) / (upTo - placed - 1));
                seats.add(new Seat(angle, CENTRE - radius * Math.cos(angle), BASE - radius * Math.sin(angle)));
            }
            placed = upTo;
        }
        seats.sort(Comparator.comparingDouble(Seat::angle).thenComparingDouble(seat -> -seat.y()));
        return seats;
    }

    private static int rows(int members) {
        return Math.max(1, (int) Math.round(Math.sqrt(members) / 2.2));
    }

    private static double radius(int row, int rows) {
        return rows == 1 ? OUTER : INNER + (OUTER - INNER) * row / (rows - 1);
    }

    private static double size(int members) {
        return Math.min(12, (OUTER - INNER) / Math.max(1, rows(members) - 1) * 0.36);
    }

    private static String circle(Seat seat, double size) {
        return String.format(
                Locale.ROOT,
                "M%.1f %.1fa%.1f %.1f 0 1 0 %.1f 0a%.1f %.1f 0 1 0-%.1f 0z",
                seat.x() - size,
                seat.y(),
                size,
                size,
                2 * size,
                size,
                size,
                2 * size);
    }

    private static String diamond(Seat seat, double size) {
        return String.format(
                Locale.ROOT,
                "M%.1f %.1fl%.1f %.1f-%.1f %.1f-%.1f-%.1fz",
                seat.x(),
                seat.y() - size * 1.15,
                size * 1.15,
                size * 1.15,
                size * 1.15,
                size * 1.15,
                size * 1.15,
                size * 1.15);
    }
}
