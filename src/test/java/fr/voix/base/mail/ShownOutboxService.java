package fr.voix.base.mail;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.PublicUrl;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** As on the machine of a first user; in contexts started with {@code test.local-outbox}, which have no embedded database. */
@Singleton
@Replaces(LocalOutbox.class)
@Requires(property = "test.local-outbox")
class ShownOutboxService extends LocalOutbox {

    ShownOutboxService(
            DatabaseMode mode,
            SmtpConfig smtp,
            PublicUrl publicUrl,
            OutboxRepository outbox,
            MailSeal seals,
            MailStopService stops,
            LetterRedaction named) {
        super(mode, smtp, publicUrl, outbox, seals, stops, named);
    }

    @Override
    public boolean isShown() {
        return true;
    }
}
