package fr.voix.desk.mail;

import fr.voix.base.mail.MailStopService;
import fr.voix.urn.note.ErasureFileStore;
import fr.voix.urn.note.ErasureListener;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Lifts the stop of an address, also after a restore: nothing is stored of people who want mail again. */
@Singleton
record MailStopErasure(MailStopService stops, ErasureFileStore erasures) implements ErasureListener {

    private static final String KIND = "mail-stop";

    void allow(UUID key) {
        // one file for all: an id says nothing once its row is deleted
        stops.find(key).ifPresent(id -> erasures.noted(() -> eraseAgain(id.toString()), () -> note(id)));
    }

    private void note(UUID id) {
        erasures.note(KIND, "all", id.toString());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean eraseAgain(String id) {
        stops.allow(UUID.fromString(id));
        return true;
    }
}
