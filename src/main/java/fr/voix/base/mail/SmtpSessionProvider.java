package fr.voix.base.mail;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.deployment.SettingRule;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.email.Contact;
import io.micronaut.email.javamail.sender.SessionProvider;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Properties;

/** Settings of the SMTP session and the sender's address; exists when a mail server is configured. */
@Context
@Requires(property = "voix.smtp.host", pattern = ".*\\S.*")
class SmtpSessionProvider implements SessionProvider, SettingRule {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    /** Servers that filter spam may be slow with each answer. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private static final String NAME = "Voix";

    private final SmtpConfig config;
    private final PublicUrl publicUrl;
    private final Contact from;

    SmtpSessionProvider(
            SmtpConfig config, PublicUrl publicUrl, @Nullable @Property(name = "voix.mail.from") String from) {
        this.config = config;
        this.publicUrl = publicUrl;
        this.from = read(from);
    }

    private static Contact read(@Nullable String from) {
        if (from == null || from.isBlank()) {
            throw new ConfigurationException("With VOIX_SMTP_HOST the address that mail comes from is required: "
                    + "VOIX_MAIL_FROM, for example Voix <nepasrepondre@voix.example>");
        }
        try {
            var read = new InternetAddress(from.strip(), true);
            var address = EmailAddress.parse(read.getAddress())
                    .orElseThrow(() -> new AddressException("not an address that can be answered"));
            return new Contact(address.value(), read.getPersonal() == null ? NAME : read.getPersonal());
        } catch (AddressException e) {
            throw new ConfigurationException(
                    "VOIX_MAIL_FROM must be an address, for example Voix <nepasrepondre@voix.example>, not " + from, e);
        }
    }

    Contact from() {
        return from;
    }

    @Override
    public Session session() {
        var properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", config.host().strip());
        properties.put("mail.smtp.port", Integer.toString(config.effectivePort()));
        properties.put("mail.smtp.from", from.getEmail());
        properties.put("mail.smtp.localhost", publicUrl.host());
        properties.put("mail.smtp.connectiontimeout", Long.toString(CONNECT_WITHIN.toMillis()));
        properties.put("mail.smtp.timeout", Long.toString(ANSWER_WITHIN.toMillis()));
        properties.put("mail.smtp.writetimeout", Long.toString(ANSWER_WITHIN.toMillis()));
        // does not wait for the answer to QUIT
        properties.put("mail.smtp.quitwait", "false");
        secure(properties);
        if (!config.hasAccount()) {
            return Session.getInstance(properties);
        }
        properties.put("mail.smtp.auth", "true");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(config.username(), config.password());
            }
        });
    }

    private void secure(Properties properties) {
        switch (config.security()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> {
                // also when the server offers STARTTLS: its certificate would be checked, and proves no identity
                properties.put("mail.smtp.starttls.enable", "false");
            }
        }
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
    }
}
