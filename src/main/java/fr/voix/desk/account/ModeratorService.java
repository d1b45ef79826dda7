package fr.voix.desk.account;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Who is who among those who work here. */
@Singleton
public record ModeratorService(ModeratorRepository moderators) {

    public WaitingMail waitingMail(int moderatorId) {
        return moderators.waitingMail(moderatorId);
    }

    public void chooseWaitingMail(int moderatorId, WaitingMail when) {
        moderators.updateWaitingMail(moderatorId, when);
    }

    /** Addresses by number, for the eyes of colleagues alone; what is null is nobody. */
    public Map<Integer, String> mailsOf(Collection<Integer> moderatorIds) {
        var known = moderatorIds.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        return known.isEmpty()
                ? Map.of()
                : moderators.byIds(known).stream()
                        .collect(Collectors.toMap(ModeratorRow::moderatorId, ModeratorRow::mail));
    }
}
