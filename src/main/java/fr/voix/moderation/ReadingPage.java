package fr.voix.moderation;

import fr.voix.backoffice.Frame;
import java.util.List;

/**
 * A decision of the sample, without the decision.
 *
 * @param error why the reading was not taken, or null
 */
public record ReadingPage(Frame frame, TextPage text, String action, List<DeskPage.Choice> choices, String error) {}
