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
 * Addresses that are never written to again. Only the reader of mail at that address has the link that stops it, and the same
 * link allows it again: there is no form by which one person could stop another's mail. Letters about the accounts of
 * colleagues, which warn of what happens to these accounts, are not stopped by it.
 */
@Singleton
public record MailStopService(MailStopRepository stops, MailKeyService keys, Secrets secrets, PublicUrl publicUrl) {

    /** In French, without origin. */
    public static final String PATH = "/courriels/arret/";

    /** The address in a letter; empty for one that cannot be stopped. */
    Optional<String> url(Mail mail) {
        return mail.isStoppable()
                ? Optional.of(publicUrl.origin() + mail.language().href(path(key(mail))))
                : Optional.empty();
    }

    public String path(UUID key) {
        return PATH + secrets.token("mail-stop").write(key);
    }

    /** Which address a link is for, without saying which. */
    public Optional<UUID> read(String text) {
        return secrets.token("mail-stop").readUuid(text);
    }

    public boolean isStopped(UUID key) {
        return !stops.find(List.of(key)).isEmpty();
    }

    /** As often as anybody likes. What waits for its server is not sent either. */
    public void stop(UUID key) {
        stops.insert(key);
    }

    /** Which wish holds; empty where none does. */
    public Optional<UUID> find(UUID key) {
        return stops.findId(key);
    }

    /** @param id of the wish that is taken back */
    public void allow(UUID id) {
        stops.delete(id);
    }

    /** Whether this letter may not be sent any more. */
    public boolean isStopped(Mail mail) {
        return mail.isStoppable() && isStopped(key(mail));
    }

    /** Those that may be sent, in their order. */
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

    /** One key for all spellings that lead to one mailbox. */
    private UUID key(Mail mail) {
        return keys.of("mailbox/" + mail.to().canonical());
    }
}
