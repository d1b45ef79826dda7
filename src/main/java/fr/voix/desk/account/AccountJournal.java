package fr.voix.desk.account;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Map;

/** Records in the public journal what administrators do to accounts: by role and number, never by a name or an address. */
@Singleton
public record AccountJournal(PublicVersion publicVersion, AuditService audit) {

    /** Call it at the end of the transaction that carries the act out. */
    public void write(
            Actor by,
            Act act,
            int moderatorId,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after,
            @Nullable String reason) {
        audit.append(by, act, Moderator.subject(moderatorId), before, after, reason);
        publicVersion.bump();
    }
}
