package fr.voix.desk.webhook;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * One receiver, its messages and what was done about it.
 *
 * @param base the address below which its acts are
 * @param notice what was done, or null
 * @param secret that was made just now, or null
 * @param facts in words
 * @param form that changes it
 * @param trials kinds of messages that can be tried
 * @param failed how many messages were given up
 */
public record WebhookPage(
        Frame frame,
        String base,
        String notice,
        WebhooksPage.Secret secret,
        List<Fact> facts,
        boolean mayManage,
        boolean isActive,
        WebhooksPage.Form form,
        List<WebhooksPage.Option> trials,
        long failed,
        List<Delivery> deliveries,
        List<String> acts) {

    public record Fact(String label, String value) {}

    /**
     * One message.
     *
     * @param link to the scrutin in the back office, or null
     * @param number of the message when it can be sent again, or null
     */
    public record Delivery(
            String event,
            String subject,
            String link,
            String id,
            String when,
            String state,
            String result,
            Long number) {}
}
