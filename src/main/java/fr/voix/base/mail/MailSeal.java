package fr.voix.base.mail;

import fr.voix.base.secret.SecretSeal;
import fr.voix.base.secret.Secrets;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Encrypts mails for the outbox, and decrypts them. */
@Singleton
class MailSeal {

    private final SecretSeal seal;
    private final ObjectMapper json;
    private final MailKeyService owners;

    MailSeal(Secrets keys, ObjectMapper json, MailKeyService owners) {
        this.seal = keys.seal("voix-mail-v1");
        this.json = json;
        this.owners = owners;
    }

    /** The encrypted part; it includes the address to unsubscribe, which also identifies the reader. */
    @Serdeable
    record Content(
            Letter letter,
            @Nullable String unsubscribe,
            @Nullable Boolean isStoppable,
            @Nullable String about) {}

    OutboxRow seal(Mail mail, boolean isBulk, Instant now) {
        UUID id = UUID.randomUUID();
        try {
            var content = new Content(
                    mail.letter(),
                    mail.unsubscribe().orElse(null),
                    mail.isStoppable(),
                    mail.about().orElse(null));
            return new OutboxRow(
                    id,
                    mail.reference(),
                    mail.language(),
                    seal.sealText(mail.to().value(), context("recipient", id)),
                    seal.seal(json.writeValueAsBytes(content), context("letter", id)),
                    mail.owner().map(owners::of).orElse(null),
                    isBulk,
                    0,
                    null,
                    null,
                    null,
                    now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when it was encrypted under another pepper. */
    Optional<Mail> open(OutboxRow sealed) {
        return recipient(sealed)
                .flatMap(to -> content(sealed)
                        .map(content -> new Mail(
                                to,
                                sealed.language(),
                                content.letter(),
                                sealed.reference(),
                                Optional.ofNullable(content.unsubscribe()),
                                // older mails have no such field, and all went to the public
                                !Boolean.FALSE.equals(content.isStoppable()),
                                Optional.empty(),
                                Optional.ofNullable(content.about()))));
    }

    Optional<EmailAddress> recipient(OutboxRow sealed) {
        return seal.openText(sealed.recipient(), context("recipient", sealed.mailId()))
                .map(EmailAddress::new);
    }

    private Optional<Content> content(OutboxRow sealed) {
        return seal.open(sealed.letter(), context("letter", sealed.mailId())).map(this::read);
    }

    private Content read(byte[] plain) {
        try {
            return json.readValue(plain, Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String context(String what, UUID id) {
        return "outbox " + what + " " + id;
    }
}
