package fr.voix.parliament.opendata;

import fr.voix.parliament.rollcall.ScrutinPublic;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Optional;

/** What joining needs to know of a roll-call. */
@Introspected
record RollCall(
        String uid,
        int legislature,
        @Nullable String seanceRef,
        LocalDate voteOn,
        ScrutinPublic.Issue issue,
        String titre) {

    /** Empty when it is not about an amendement. */
    Optional<ScrutinTitle> title() {
        return ScrutinTitle.of(titre);
    }
}
