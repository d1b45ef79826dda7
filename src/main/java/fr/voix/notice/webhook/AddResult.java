package fr.voix.notice.webhook;

import java.util.List;

/** What became of the wish to add a receiver. */
public sealed interface AddResult {

    /** @param secret the only time that it is seen */
    record Added(int webhookId, SigningSecret secret) implements AddResult {}

    /** @param urlFlaw null when the address is fine */
    record Refused(UrlFlaw urlFlaw, List<WebhookDraft.Flaw> flaws) implements AddResult {}

    record TooMany() implements AddResult {}
}
