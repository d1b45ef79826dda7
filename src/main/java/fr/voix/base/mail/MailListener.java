package fr.voix.base.mail;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs at the start whether mail is sent. The service also starts without a mail server, since votes need none. */
@Singleton
record MailListener(SmtpConfig smtp, LocalOutbox local) {

    private static final Logger LOG = LoggerFactory.getLogger(MailListener.class);

    @EventListener
    void onServing(ServerStartupEvent event) {
        if (smtp.isConfigured()) {
            if (smtp.security() == SmtpConfig.Security.NONE && !SmtpConfig.isLoopback(smtp.host())) {
                LOG.warn(
                        "VOIX_SMTP_TLS=none: mail goes to {} unencrypted, addresses and letters included", smtp.host());
            }
        } else if (local.isShown()) {
            LOG.info(
                    "No mail is sent: it can be read at {}{}", event.getSource().getURL(), LocalOutbox.PATH);
        } else {
            LOG.warn("NO MAIL IS SENT: VOIX_SMTP_HOST is not set. Anyone who waits for a confirmation waits in vain");
        }
    }
}
