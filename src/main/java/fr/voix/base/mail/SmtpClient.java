package fr.voix.base.mail;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.mail.MailQueue.Attempt;
import io.micronaut.context.annotation.Requires;
import io.micronaut.email.Email;
import io.micronaut.email.MultipartBody;
import io.micronaut.email.javamail.composer.MessageComposer;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Sends mail by SMTP. Micronaut's sender would open a connection for each mail and give each attempt another Message-ID, so only
 * its session and composer are used.
 */
@Singleton
@Requires(bean = SmtpSessionProvider.class)
record SmtpClient(
        SmtpSessionProvider sessions,
        MessageComposer composer,
        LetterFrame letters,
        MailStopService stops,
        PublicUrl publicUrl,
        Clock clock) {

    private static final int PERMANENT = 500;

    Line open() {
        return new Line();
    }

    /** A connection for several mails: opened by the first one, and again by the next after it broke. */
    final class Line implements AutoCloseable {

        private final Session session = sessions.session();
        private Transport transport;

        Attempt send(UUID id, Mail mail) {
            try {
                connect();
            } catch (AuthenticationFailedException e) {
                return new Attempt(null, Failure.AUTHENTICATION);
            } catch (MessagingException e) {
                return new Attempt(null, Failure.CONNECTION);
            }
            try {
                var message = compose(session, id, mail);
                transport.sendMessage(message, message.getAllRecipients());
                return new Attempt(DeliveryState.SENT, null);
            } catch (MessagingException e) {
                transport = transport.isConnected() ? transport : null;
                return result(e);
            }
        }

        private void connect() throws MessagingException {
            if (transport == null) {
                var begun = session.getTransport("smtp");
                begun.connect();
                transport = begun;
            }
        }

        @Override
        public void close() {
            try {
                if (transport != null) {
                    transport.close();
                }
            } catch (MessagingException gone) {
                // what was sent was acknowledged before
            }
        }
    }

    private Message compose(Session session, UUID id, Mail mail) throws MessagingException {
        var email = Email.builder()
                .from(sessions.from())
                .to(mail.to().value())
                .subject(Legible.line(mail.letter().subject()))
                .body(new MultipartBody(letters.html(mail), letters.text(mail)))
                .build();
        var message = composer.compose(email, session);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", mail.language().code());
        // avoids automatic replies (RFC 3834)
        message.setHeader("Auto-Submitted", "auto-generated");
        // stops this kind of mail where it has a link of its own, else all mail
        var stop = mail.unsubscribe().or(() -> stops.url(mail));
        if (stop.isPresent()) {
            var url = stop.get();
            message.setHeader("List-Unsubscribe", "<" + url + ">");
            if (url.startsWith("https:")) {
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
        message.saveChanges();
        // after saveChanges, which sets a random one: receivers see a mail sent twice as the same
        message.setHeader("Message-ID", "<" + id + "@" + publicUrl.host() + ">");
        return message;
    }

    /** The failures of a mail come in a chain, the one that says most last. */
    static Attempt result(MessagingException failure) {
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (e instanceof SMTPAddressFailedException refused) {
                return result(refused.getReturnCode());
            }
            if (e instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                boolean isOurAddress =
                        refused.getCommand() != null && refused.getCommand().startsWith("MAIL FROM");
                return isOurAddress && refused.getReturnCode() >= PERMANENT
                        ? new Attempt(null, Failure.SENDER)
                        : result(refused.getReturnCode());
            }
        }
        return new Attempt(DeliveryState.WAITING, Failure.CONNECTION);
    }

    private static Attempt result(int code) {
        return code >= PERMANENT
                ? new Attempt(DeliveryState.FAILED, Failure.REFUSED)
                : new Attempt(DeliveryState.WAITING, Failure.LATER);
    }
}
