package fr.voix.desk.summary;

import fr.voix.base.page.Frame;
import fr.voix.desk.queue.ScrutinDeskPage;
import fr.voix.desk.queue.TextPage;
import java.util.List;

/** A decision of the sample, without the decision. {@code error}: why the reading was not taken, or null. */
public record ReadingPage(
        Frame frame, TextPage text, String action, List<ScrutinDeskPage.Choice> choices, String error) {}
