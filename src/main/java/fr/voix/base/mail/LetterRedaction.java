package fr.voix.base.mail;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes out of a letter, when it is sent, what was hidden since it was posted: it may have waited for days. */
@Singleton
record LetterRedaction(List<ShownSubjects> features) {

    /** Empty where nothing of it is left. */
    Optional<Mail> asShown(Mail mail) {
        Set<String> named = mail.named();
        if (named.isEmpty()) {
            return Optional.of(mail);
        }
        return mail.keeping(
                features.stream().flatMap(feature -> feature.of(named).stream()).collect(Collectors.toSet()));
    }
}
