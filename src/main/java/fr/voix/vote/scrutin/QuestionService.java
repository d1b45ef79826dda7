package fr.voix.vote.scrutin;

import fr.voix.urn.log.UrnOpeningService;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts questions to the public: opens what is new, and writes down in the urn when a question's text changed. */
@Singleton
public class QuestionService {

    private final ScrutinService scrutins;
    private final UrnOpeningService opening;

    QuestionService(ScrutinService scrutins, UrnOpeningService opening) {
        this.scrutins = scrutins;
        this.opening = opening;
    }

    /** Idempotent: only a new question, or one whose text differs from the last one written, gets a leaf. */
    @Transactional
    public void ask(Collection<Question> questions) {
        List<Scrutin> changed = scrutins.put(questions);
        if (changed.isEmpty()) {
            return;
        }
        Map<String, Question> byUid =
                questions.stream().collect(Collectors.toMap(Question::scrutinUid, Function.identity(), (a, b) -> b));
        Map<Long, String> uids = changed.stream().collect(Collectors.toMap(Scrutin::urnId, Scrutin::uid));
        opening.ask(uids, uid -> byUid.get(uid).textSha256());
    }
}
