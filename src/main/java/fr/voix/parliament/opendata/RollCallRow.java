package fr.voix.parliament.opendata;

import fr.voix.parliament.rollcall.ScrutinPublic;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/** What joining needs to know of a roll-call. */
@Introspected
record RollCallRow(
        String uid,
        int legislature,
        @Nullable String seanceRef,
        LocalDate voteOn,
        String titre,
        ScrutinPublic.Issue sort) {

    RollCall toDomain() {
        return new RollCall(uid, legislature, seanceRef, voteOn, sort, ScrutinTitle.of(titre));
    }
}
