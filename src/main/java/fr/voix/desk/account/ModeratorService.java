package fr.voix.desk.account;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Addresses and settings of colleagues. */
@Singleton
public record ModeratorService(ModeratorRepository moderators) {

    public WaitingMail waitingMail(int moderatorId) {
        return moderators.waitingMail(moderatorId);
    }

    public void chooseWaitingMail(int moderatorId, WaitingMail when) {
        moderators.updateWaitingMail(moderatorId, when);
    }

    /** Addresses by number, to be shown to colleagues only; null numbers are ignored. */
    public Map<Integer, String> mailsOf(Collection<Integer> moderatorIds) {
        var known = moderatorIds.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        return known.isEmpty()
                ? Map.of()
                : moderators.byIds(known).stream()
                        .collect(Collectors.toMap(ModeratorRow::moderatorId, ModeratorRow::mail));
    }
}
