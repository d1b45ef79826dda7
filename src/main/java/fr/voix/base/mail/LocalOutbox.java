package fr.voix.base.mail;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page that shows the outbox, for use on one's own machine: only with the embedded database, without a mail server, and without
 * a public address. It has everybody's mails, with their links that confirm and withdraw.
 */
@Singleton
public class LocalOutbox {

    /** The French address of the page. */
    public static final String PATH = "/courrier";

    private static final int MOST = 100;

    private final DatabaseMode mode;
    private final SmtpConfig smtp;
    private final PublicUrl publicUrl;
    private final OutboxRepository outbox;
    private final MailSeal seals;
    private final MailStopService stops;
    private final LetterRedaction named;

    LocalOutbox(
            DatabaseMode mode,
            SmtpConfig smtp,
            PublicUrl publicUrl,
            OutboxRepository outbox,
            MailSeal seals,
            MailStopService stops,
            LetterRedaction named) {
        this.mode = mode;
        this.smtp = smtp;
        this.publicUrl = publicUrl;
        this.outbox = outbox;
        this.seals = seals;
        this.stops = stops;
        this.named = named;
    }

    /** A mail as it can be read here. */
    public record LocalMail(
            UUID id,
            String to,
            Language language,
            String subject,
            List<Part> parts,
            String unsubscribe,
            String stop,
            Instant at) {}

    /** Whether the page exists; call it once the service listens, as the public address may have its port. */
    public boolean isShown() {
        return mode.isEmbedded() && !smtp.isConfigured() && SmtpConfig.isLoopback(publicUrl.host());
    }

    /** Whether a Host header names this machine, as requests of its own browsers do. */
    public static boolean isOwnName(@Nullable String hostHeader) {
        return hostHeader != null && SmtpConfig.isLoopback(hostHeader.replaceFirst(":[0-9]{1,5}$", ""));
    }

    /** The latest first. */
    public List<LocalMail> latest() {
        return outbox.readable(MOST).stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .toList();
    }

    public Optional<LocalMail> find(UUID id) {
        return outbox.findReadable(id).flatMap(this::read);
    }

    private Optional<LocalMail> read(OutboxRow stored) {
        return seals.open(stored)
                .flatMap(named::asShown)
                .map(mail -> new LocalMail(
                        stored.mailId(),
                        mail.to().value(),
                        mail.language(),
                        Legible.line(mail.letter().subject()),
                        LetterFrame.legible(mail.letter().parts()),
                        mail.unsubscribe().orElse(null),
                        stops.url(mail).orElse(null),
                        stored.createdAt()));
    }
}
