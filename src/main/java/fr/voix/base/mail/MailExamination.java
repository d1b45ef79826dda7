package fr.voix.base.mail;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.Examination;
import fr.voix.base.deployment.Finding;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.NamingException;

/** Examines whether the mail server accepts mail, and whether DNS lets receivers trust it (SPF, DMARC, DKIM). */
@Singleton
record MailExamination(
        SmtpConfig config, BeanProvider<SmtpSessionProvider> sessions, DomainReader domains, DatabaseMode mode)
        implements Examination {

    private static final String ABOUT = "mail";

    @Override
    public List<Finding> examine() {
        if (!config.isConfigured()) {
            return List.of(
                    mode.isEmbedded()
                            ? Finding.ok(ABOUT, "None is sent: letters can be read at " + LocalOutbox.PATH + ".")
                            : Finding.warning(
                                    ABOUT,
                                    "None is sent: name a server in VOIX_SMTP_HOST. Petitions cannot be signed without."));
        }
        SmtpSessionProvider provider = sessions.get();
        List<Finding> found = new ArrayList<>();
        found.add(server(provider));
        found.add(encryption());
        String domain = provider.from().getEmail().replaceFirst(".*@", "");
        found.add(text("SPF", domain, "v=spf1", "says which servers may send for it"));
        found.add(text(
                "DMARC", "_dmarc." + domain, "v=DMARC1", "says what to do with mail that only claims to come from it"));
        found.add(keys(domain));
        return found;
    }

    private Finding server(SmtpSessionProvider provider) {
        try (Transport transport = provider.session().getTransport("smtp")) {
            transport.connect();
            return Finding.ok(ABOUT, config.host() + " takes mail.");
        } catch (AuthenticationFailedException e) {
            return Finding.fault(ABOUT, config.host() + " does not accept VOIX_SMTP_USERNAME and VOIX_SMTP_PASSWORD.");
        } catch (MessagingException e) {
            return Finding.fault(
                    ABOUT,
                    config.host() + ":" + config.effectivePort() + " does not take mail ("
                            + config.security().name().toLowerCase(Locale.ROOT) + "): " + e.getMessage());
        }
    }

    private Finding encryption() {
        boolean isOpen = config.security() == SmtpConfig.Security.NONE && !SmtpConfig.isLoopback(config.host());
        return isOpen
                ? Finding.fault("mail TLS", "VOIX_SMTP_TLS=none: addresses and letters can be read on their way.")
                : Finding.ok("mail TLS", "Letters are encrypted on their way to the server, or stay on this machine.");
    }

    private Finding text(String about, String name, String begin, String meaning) {
        try {
            long count = domains.texts(name).stream()
                    .flatMap(List::stream)
                    .filter(text -> text.matches(Pattern.quote(begin) + "(?:[ ;].*)?"))
                    .count();
            if (count > 1) {
                return Finding.warning(
                        about,
                        name + " has " + count + " texts that begin with " + begin + ": receivers believe none.");
            }
            return count == 1
                    ? Finding.ok(about, name + " " + meaning + ".")
                    : Finding.warning(about, name + " has no text that begins with " + begin + " and " + meaning + ".");
        } catch (NamingException e) {
            return Finding.unknown(about, "DNS does not answer for " + name + ".");
        }
    }

    /** Only the mail server knows which DKIM key it uses; that the parent name exists shows that there is one (RFC 8020). */
    private Finding keys(String domain) {
        String name = "_domainkey." + domain;
        try {
            Optional<List<String>> found = domains.texts(name);
            return found.isPresent()
                    ? Finding.ok("DKIM", "There are keys below " + name + ".")
                    : Finding.warning("DKIM", "There is no key below " + name + ": mail cannot be signed.");
        } catch (NamingException e) {
            return Finding.unknown("DKIM", "DNS does not answer for " + name + ".");
        }
    }
}
