package fr.voix.site.agenda;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import java.util.List;

/**
 * The agenda.
 *
 * @param ahead what is announced, day by day
 * @param past what was, the last day first
 * @param older address of what was before that; null where nothing was
 */
public record AgendaPage(Frame frame, List<Day> ahead, List<Day> past, String older) {

    /** @param day ISO date */
    public record Day(String day, String date, List<Meeting> meetings) {}

    /**
     * @param where plenary, or which committee
     * @param note that it is not sure yet; null where it is
     */
    public record Meeting(String hour, String where, String note, List<Point> points) {}

    /**
     * @param dossiers of the bills whose amendements are here
     * @param note that it is not sure yet; null where it is
     */
    public record Point(String objet, String note, List<Link> dossiers) {}
}
