package fr.voix.petition.place;

import fr.voix.base.text.Messages;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where signatures come from, ready to draw and to print.
 *
 * @param title what the map shows
 * @param summary the same in words, for those who can't see it
 * @param legend shades in use, the lightest first
 * @param hidden why some numbers are missing; null when none is
 */
public record MapView(
        String title,
        String summary,
        List<Area> metropole,
        List<Area> couronne,
        List<Area> outremer,
        List<Shade> legend,
        List<Row> rows,
        String hidden,
        Messages messages) {

    /**
     * One shape.
     *
     * @param level 0 for no number, 1 to 4 from light to dark
     * @param title name and number
     */
    public record Area(String code, String nom, int level, String title, String path) {}

    /** What one shade stands for. */
    public record Shade(int level, String text) {}

    /**
     * One line of the table; numbers ready to print.
     *
     * @param code null abroad and outside every département
     */
    public record Row(String code, String nom, String count, String share, String rate) {}

    /** Whether it has any shade. */
    public boolean isDrawn() {
        return Stream.of(metropole, couronne, outremer).flatMap(List::stream).anyMatch(area -> area.level() > 0);
    }

    /** The titles of Paris and its neighbours in one. */
    public String couronneTitle() {
        return String.join(". ", couronne.stream().map(Area::title).toList());
    }
}
