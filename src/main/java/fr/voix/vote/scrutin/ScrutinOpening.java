package fr.voix.vote.scrutin;

import fr.voix.base.database.Transactions;
import fr.voix.urn.log.UrnOpening;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens Scrutins for new questions, and writes a leaf when the text of a question changed. */
@Singleton
public record ScrutinOpening(ScrutinRepository scrutins, UrnOpening opening, Transactions transactions, Clock clock) {

    public Optional<Scrutin> find(String uid) {
        return scrutins.find(uid);
    }

    /** Uids after this one, in ASCII order, without Scrutins that are not shown. */
    public List<String> uidsAfter(String uid, int most) {
        return scrutins.findUids(uid, most);
    }

    /** Idempotent: only a new question, or one whose text differs from the last one written, gets a leaf. */
    public void ask(Collection<Question> questions) {
        transactions.write(() -> {
            List<Scrutin> changed = questions.isEmpty() ? List.of() : scrutins.upsert(questions, clock.instant());
            if (changed.isEmpty()) {
                return;
            }
            Map<String, Question> byUid = questions.stream()
                    .collect(Collectors.toMap(Question::scrutinUid, Function.identity(), (a, b) -> b));
            Map<Long, String> uids = changed.stream().collect(Collectors.toMap(Scrutin::urnId, Scrutin::uid));
            opening.ask(uids, uid -> byUid.get(uid).textSha256());
        });
    }
}
