package fr.voix.base.mail;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Addresses that want no mail. Only a reader of that address's mail has the link that stops it, and the same link allows it
 * again: so nobody can stop another person's mail by a form. Mails about colleagues' accounts, which warn of changes to them, are
 * not stopped.
 */
@Singleton
public record MailStopService(MailStopRepository stops, MailKeyService keys, Secrets secrets, PublicUrl publicUrl) {

    /** The French path. */
    public static final String PATH = "/courriels/arret/";

    /** The link in a mail; empty for one that cannot be stopped. */
    Optional<String> url(Mail mail) {
        return mail.isStoppable()
                ? Optional.of(publicUrl.origin() + mail.language().href(path(key(mail))))
                : Optional.empty();
    }

    public String path(UUID key) {
        return PATH + secrets.token("mail-stop").write(key);
    }

    /** The key of the address that a link is for, which does not reveal the address. */
    public Optional<UUID> read(String text) {
        return secrets.token("mail-stop").readUuid(text);
    }

    public boolean isStopped(UUID key) {
        return !stops.find(List.of(key)).isEmpty();
    }

    /** Stops all mail to this address, also what is queued. May be repeated. */
    public void stop(UUID key) {
        stops.insert(key);
    }

    /** The id of the stop in force; empty where there is none. */
    public Optional<UUID> find(UUID key) {
        return stops.findId(key);
    }

    /** @param id of the stop to be lifted */
    public void allow(UUID id) {
        stops.delete(id);
    }

    /** Whether this mail must no longer be sent. */
    public boolean isStopped(Mail mail) {
        return mail.isStoppable() && isStopped(key(mail));
    }

    /** The mails that may be sent, in their order. */
    Collection<Mail> allowed(Collection<Mail> mails) {
        List<UUID> asked =
                mails.stream().filter(Mail::isStoppable).map(this::key).toList();
        if (asked.isEmpty()) {
            return mails;
        }
        Set<UUID> stopped = stops.find(asked);
        return mails.stream()
                .filter(mail -> !mail.isStoppable() || !stopped.contains(key(mail)))
                .toList();
    }

    /** The same key for all spellings of one mailbox. */
    private UUID key(Mail mail) {
        return keys.of("mailbox/" + mail.to().canonical());
    }
}
