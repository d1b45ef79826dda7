package fr.voix.urn.tally;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.answer.Kept;
import fr.voix.base.load.Pressure;
import fr.voix.base.text.Addresses;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The bytes that the API and the live streams give for a tally, the same for both. */
@Singleton
public record TallyAnswerService(UrnAnswerService answers, Pressure pressure, ApiAnswers api) {

    /** How long a client that cannot follow the live stream is asked to wait before it asks for a tally again. */
    private static final int[] POLL_SECONDS = {5, 10, 20, 60};

    /** Where the tally of a Scrutin or petition is. */
    static String address(UrnKind kind, String uid) {
        return Addresses.api(kind.subject(uid).path()) + "/tally";
    }

    /** Empty for an unknown uid and for what is not shown. */
    Optional<Kept> find(UrnKind kind, String uid) {
        int pollAfter = pollAfter();
        return answers.keepPublished(
                kind, uid, publication -> Answer.json(bytes(publication, pollAfter)), () -> pollAfter() == pollAfter);
    }

    /** The tally of what is published, as it stands in an answer. */
    public byte[] bytes(Publication publication) {
        return bytes(publication, pollAfter());
    }

    private byte[] bytes(Publication publication, int pollAfter) {
        Tally tally = Tally.of(publication);
        return api.bytes(
                switch (tally.kind()) {
                    case SCRUTIN -> TallyJson.of(tally, pollAfter);
                    case PETITION -> PetitionTallyJson.of(tally, pollAfter);
                });
    }

    /** In few steps, so that ready answers change seldom. */
    private int pollAfter() {
        return POLL_SECONDS[(int) Math.clamp(pressure.level() * POLL_SECONDS.length, 0, POLL_SECONDS.length - 1)];
    }
}
