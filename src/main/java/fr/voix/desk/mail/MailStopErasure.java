package fr.voix.desk.mail;

import fr.voix.base.mail.MailStopService;
import fr.voix.urn.note.ErasureFileStore;
import fr.voix.urn.note.ErasureListener;
import jakarta.inject.Singleton;
import java.util.UUID;

/** That somebody wants mail again, also after a restore: nothing is kept of whoever does. */
@Singleton
record MailStopErasure(MailStopService stops, ErasureFileStore erasures) implements ErasureListener {

    private static final String KIND = "mail-stop";

    void allow(UUID key) {
        // in a file of all: which one says nothing once its row is gone
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
