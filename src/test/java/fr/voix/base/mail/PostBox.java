package fr.voix.base.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micronaut.context.ApplicationContext;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real server for mail, which keeps what it gets; in front of it one that has moods. Close it after use. */
public final class PostBox implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final GreenMail server;
    private final MoodySmtp front;

    private PostBox(GreenMail server, MoodySmtp front) {
        this.server = server;
        this.front = front;
    }

    public static PostBox open() {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        return new PostBox(server, MoodySmtp.before(server.getSmtp().getPort()));
    }

    /** The settings of a service that sends its mail here. */
    public Map<String, Object> properties() {
        return Map.of(
                "voix.smtp.host", "127.0.0.1",
                "voix.smtp.port", front.port(),
                "voix.mail.from", "Voix <nepasrepondre@voix.example>");
    }

    /** The server that the service sees. */
    MoodySmtp front() {
        return front;
    }

    /** What the job of that service does, once; how many mails were sent. */
    public int deliver(ApplicationContext service) {
        return service.getBean(MailWriter.class).send();
    }

    /** Everything that came for this address, the oldest first. */
    public List<ReceivedMail> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(PostBox::read)
                .toList();
    }

    /** Everything that came, the oldest first, by whom it is for. */
    public Map<String, List<ReceivedMail>> byAddress() {
        var all = new HashMap<String, List<ReceivedMail>>();
        for (var message : server.getReceivedMessages()) {
            all.computeIfAbsent(addressOf(message), address -> new ArrayList<>())
                    .add(read(message));
        }
        return all;
    }

    private static String addressOf(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public int size() {
        return server.getReceivedMessages().length;
    }

    /** Throws away what came. */
    public void forget() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The latest for this address, once there is one. */
    public ReceivedMail await(String address) {
        for (long end = System.nanoTime() + SOON.toNanos(); System.nanoTime() < end; ) {
            var mails = to(address);
            if (!mails.isEmpty()) {
                return mails.getLast();
            }
            server.waitForIncomingEmail(200, size() + 1);
        }
        throw new AssertionError("no mail for " + address);
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                    .anyMatch(to -> to.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReceivedMail read(MimeMessage message) {
        try {
            var headers = new HashMap<String, String>();
            message.getAllHeaders()
                    .asIterator()
                    .forEachRemaining(header -> headers.putIfAbsent(header.getName(), header.getValue()));
            var parts = (Multipart) message.getContent();
            return new ReceivedMail(
                    message.getSubject(), content(parts.getBodyPart(0)), content(parts.getBodyPart(1)), headers);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(BodyPart part) throws MessagingException, IOException {
        return part.getContent().toString().replace("\r\n", "\n");
    }

    @Override
    public void close() {
        front.close();
        server.stop();
    }
}
