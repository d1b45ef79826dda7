package fr.voix.base.mail;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service without a server for mail would have sent, read from its database. */
@Singleton
public class Outbox {

    private final OutboxRepository outbox;
    private final MailSeal seals;
    private final LetterFrame letters;

    Outbox(OutboxRepository outbox, MailSeal seals, LetterFrame letters) {
        this.outbox = outbox;
        this.seals = seals;
        this.letters = letters;
    }

    /** The oldest first. */
    public List<ReceivedMail> lettersTo(String address) {
        return outbox.readable(Integer.MAX_VALUE).reversed().stream()
                .map(seals::open)
                .flatMap(Optional::stream)
                .filter(mail -> mail.to().value().equals(address))
                .map(mail -> new ReceivedMail(
                        Legible.line(mail.letter().subject()), letters.text(mail), letters.html(mail), Map.of()))
                .toList();
    }

    public ReceivedMail lastTo(String address) {
        return lettersTo(address).getLast();
    }
}
