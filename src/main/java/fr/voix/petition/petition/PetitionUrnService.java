package fr.voix.petition.petition;

import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.PastTextService;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnOpening;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a petition's steps do to its urn, in their transaction: it is open in exactly those states that take signatures. The
 * petition's row is locked before.
 */
@Singleton
record PetitionUrnService(UrnOpening urns, PastTextService pastTexts, UrnGuard guard) {

    /** Those with an urn whose words may still be put differently. */
    private static final Set<PetitionState> CORRECTABLE =
            EnumSet.of(PetitionState.SPONSORING, PetitionState.AWAITING, PetitionState.OPEN, PetitionState.SUSPENDED);

    /** Whether nothing is written to urns, also not what this step would. */
    boolean isReadOnly(Petition before, PetitionState next) {
        return isReadOnly(before) && before.state().takesSignatures() != next.takesSignatures();
    }

    boolean isReadOnly(Petition petition) {
        return guard.isReadOnly(petition.uid());
    }

    /** Opens it with the petition's words, closes it, or opens it again. The index of the leaf that says so, or null. */
    @Nullable
    Long follow(Petition before, PetitionState next, Instant now) {
        boolean takes = before.state().takesSignatures();
        if (takes == next.takesSignatures()) {
            return null;
        }
        if (takes) {
            return last(urns.close(before.urnId(), now));
        }
        if (before.state() == PetitionState.DRAFT) {
            urns.open(before.urnId(), before.uid(), before.text().sha256());
            return 0L;
        }
        return last(urns.reopen(before.urnId(), before.text().sha256()));
    }

    /** Under the lock of its row nothing else is written to it. */
    private static long last(Urn urn) {
        return urn.frontier().size() - 1;
    }

    /**
     * Whether these words may take the place of those that stand. The same words would not do: in an urn that is closed they
     * mean that it opens again.
     */
    static boolean isCorrectable(Petition petition, PetitionText text) {
        return CORRECTABLE.contains(petition.state()) && !petition.text().equals(text);
    }

    /**
     * Says the other words; the index of their leaf.
     *
     * @param isWithheld whether nobody is to read the words before again, as nobody is those that were never shown
     */
    long restate(Petition before, PetitionText text, boolean isWithheld) {
        if (isWithheld || !before.isShown()) {
            pastTexts.forget(before.urnId());
        } else {
            pastTexts.keep(Map.of(before.uid(), before.text().canonical()));
        }
        return last(urns.restate(before.urnId(), text.sha256()));
    }
}
