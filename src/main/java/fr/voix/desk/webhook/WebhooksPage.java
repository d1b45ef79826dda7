package fr.voix.desk.webhook;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * All receivers, and a form for one more.
 *
 * @param notice what was done, or null
 * @param secret that was made just now, or null
 * @param form null for readers, who may not add one
 */
public record WebhooksPage(Frame frame, String notice, Secret secret, Form form, List<Item> items) {

    public record Secret(String text, String explanation) {}

    /**
     * What is said of a new receiver, or of one that changes.
     *
     * @param flaws by field, in their order; empty before anything was sent
     */
    public record Form(
            String action,
            String button,
            String url,
            String description,
            String thresholds,
            List<Option> events,
            List<Flaw> flaws) {

        /** What is wrong with a field, or null. */
        public String flaw(String field) {
            return flaws.stream()
                    .filter(flaw -> flaw.field().equals(field))
                    .map(Flaw::text)
                    .findFirst()
                    .orElse(null);
        }
    }

    public record Flaw(String field, String text) {}

    public record Option(String value, String text, boolean isChosen) {}

    /**
     * One receiver.
     *
     * @param name its description, or else its origin
     * @param last how the last attempt ended
     * @param failed how many messages were given up, or null for none
     */
    public record Item(String link, String name, String url, String state, String events, String last, String failed) {}
}
