package fr.voix.desk.queue;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * What waits for moderators, a row for each kind of it.
 *
 * @param rows the most urgent first; what does not wait is absent
 */
public record WaitingPage(Frame frame, List<Row> rows) {

    public record Row(String text, String link, String count) {}
}
