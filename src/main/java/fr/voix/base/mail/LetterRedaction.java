package fr.voix.base.mail;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes from a mail, when it is sent, what was hidden since it was queued, which may be days ago. */
@Singleton
record LetterRedaction(List<ShownSubjects> features) {

    /** Empty where nothing is left to send. */
    Optional<Mail> asShown(Mail mail) {
        Set<String> named = mail.named();
        if (named.isEmpty()) {
            return Optional.of(mail);
        }
        return mail.keeping(
                features.stream().flatMap(feature -> feature.of(named).stream()).collect(Collectors.toSet()));
    }
}
