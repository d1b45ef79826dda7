package fr.voix.base.mail;

import fr.voix.base.deployment.PublicUrl;
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
 * Gives mail to the server. Micronaut's sender would open a connection for each mail and give each try another Message-ID; its
 * session and its composer do not.
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

    /** The server is about to end the connection. */
    private static final int CLOSING = 421;

    /** The server did not take us in. */
    static final class UnreachableException extends Exception {

        private final transient Failure failure;

        UnreachableException(Failure failure) {
            super(failure.name());
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    Line open() throws UnreachableException {
        var session = sessions.session();
        try {
            var transport = session.getTransport("smtp");
            transport.connect();
            return new Line(this, session, transport);
        } catch (AuthenticationFailedException e) {
            throw new UnreachableException(Failure.AUTHENTICATION);
        } catch (MessagingException e) {
            throw new UnreachableException(Failure.CONNECTION);
        }
    }

    /** A conversation with the server; several mails go by one. */
    record Line(SmtpClient client, Session session, Transport transport) implements AutoCloseable {

        SendResult send(UUID id, Mail mail) {
            try {
                var message = client.compose(session, id, mail);
                transport.sendMessage(message, message.getAllRecipients());
                return new SendResult.Sent();
            } catch (MessagingException e) {
                return result(e, transport.isConnected());
            }
        }

        @Override
        public void close() {
            try {
                transport.close();
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
        // no holiday note answers it (RFC 3834)
        message.setHeader("Auto-Submitted", "auto-generated");
        // of what comes more than once, just that; else mail altogether
        var stop = mail.unsubscribe().or(() -> stops.url(mail));
        if (stop.isPresent()) {
            var url = stop.get();
            message.setHeader("List-Unsubscribe", "<" + url + ">");
            if (url.startsWith("https:")) {
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
        message.saveChanges();
        // after that, which makes one up: a mail that is sent again is recognized as the same
        message.setHeader("Message-ID", "<" + id + "@" + publicUrl.host() + ">");
        return message;
    }

    /** The failures of a mail come in a chain, the one that says most last. */
    static SendResult result(MessagingException failure, boolean isConnected) {
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (e instanceof SMTPAddressFailedException refused) {
                return result(refused.getReturnCode(), isConnected);
            }
            if (e instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                boolean isOurAddress =
                        refused.getCommand() != null && refused.getCommand().startsWith("MAIL FROM");
                return isOurAddress && refused.getReturnCode() >= PERMANENT
                        ? new SendResult.Down(Failure.SENDER)
                        : result(refused.getReturnCode(), isConnected);
            }
        }
        return new SendResult.Later(Failure.CONNECTION, false);
    }

    private static SendResult result(int code, boolean isConnected) {
        return code >= PERMANENT
                ? new SendResult.Never(Failure.REFUSED)
                : new SendResult.Later(Failure.LATER, isConnected && code != CLOSING);
    }
}
