package fr.voix.desk.petition;

import fr.voix.base.audit.AuditEntry;
import fr.voix.petition.name.HeldName;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.Threshold;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * All that the desk knows of one petition.
 *
 * @param author the name, or null once it is erased
 * @param sponsors how many, or null where nobody asks any more
 * @param theme the names of its theme, French first; empty when it has none
 * @param near others that ask for something like it
 * @param rules all of them, retired ones too
 * @param heldNames some of those that a moderator has to look at
 * @param signaturesWaiting how many wait to be looked at
 * @param history acts of those who work here, the newest first
 */
record DeskState(
        Petition petition,
        @Nullable String author,
        @Nullable Long sponsors,
        List<String> theme,
        List<QueuedPetition> near,
        List<RefusalReason> rules,
        List<PetitionEvent> events,
        List<Threshold> thresholds,
        List<Opinion> opinions,
        List<PetitionAnswer> answers,
        List<HeldName> heldNames,
        long signaturesWaiting,
        List<AuditEntry> history,
        long waiting) {}
