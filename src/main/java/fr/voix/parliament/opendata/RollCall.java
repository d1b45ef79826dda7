package fr.voix.parliament.opendata;

import fr.voix.parliament.rollcall.ScrutinPublic;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What joining needs to know of a roll-call.
 *
 * @param title empty when it is not about an amendement
 */
record RollCall(
        String uid,
        int legislature,
        String seanceRef,
        LocalDate voteOn,
        ScrutinPublic.Issue issue,
        Optional<ScrutinTitle> title) {}
