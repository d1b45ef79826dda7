package fr.voix.vote.scrutin;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is put to the public. */
@Singleton
public class ScrutinService {

    private final ScrutinRepository scrutins;
    private final Clock clock;

    ScrutinService(ScrutinRepository scrutins, Clock clock) {
        this.scrutins = scrutins;
        this.clock = clock;
    }

    public Optional<Scrutin> find(String uid) {
        return scrutins.find(uid);
    }

    /** The uids after that one, in rising order of their ASCII; those that are not shown are left out. */
    List<String> uidsAfter(String uid, int most) {
        return scrutins.findUids(uid, most);
    }

    /** Opens new Scrutins and takes note of changed texts; answers only those that are new or whose text changed. */
    public List<Scrutin> put(Collection<Question> questions) {
        return questions.isEmpty() ? List.of() : scrutins.upsert(questions, Instant.now(clock));
    }
}
