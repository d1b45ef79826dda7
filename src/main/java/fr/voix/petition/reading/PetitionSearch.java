package fr.voix.petition.reading;

import fr.voix.base.database.Jdbc;
import fr.voix.base.database.Transactions;
import fr.voix.petition.petition.PetitionSubject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds petitions, page by page; what is not shown is in no answer. */
@Singleton
public record PetitionSearch(PetitionSearchRepository petitions, Jdbc jdbc, Transactions transactions) {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** So that the front page stays one. */
    private static final int MOST_PROMISED = 12;

    /**
     * One page of what was found.
     *
     * @param next the {@code after} of the page that follows, or null on the last one
     */
    public record Slice(List<FoundPetition> items, String next) {}

    public Slice search(PetitionCriteria criteria, int pageSize) {
        var found = withinTime(() -> petitions.find(criteria, pageSize + 1));
        if (found.size() <= pageSize) {
            return new Slice(found, null);
        }
        var last = found.get(pageSize - 1);
        return new Slice(found.subList(0, pageSize), PetitionCriteria.token(last.place(), last.id()));
    }

    /** Whether there is none at all. */
    public boolean isNoneShown() {
        return count(new PetitionCriteria(null, PetitionShelf.ALL.states(), null, PetitionOrder.DATE, false, null))
                == 0;
    }

    public long count(PetitionCriteria criteria) {
        return withinTime(() -> petitions.count(criteria));
    }

    private <T> T withinTime(Supplier<T> search) {
        return transactions.read(() -> {
            jdbc.limitTime(LONGEST);
            return search.get();
        });
    }

    /**
     * For the front page: all open ones that reached what is promised a place there, then those nearest to a threshold.
     *
     * @param most of them, unless more have that promise
     */
    List<FoundPetition> front(int most) {
        var found = petitions.front(MOST_PROMISED);
        return found.stream()
                .filter(one -> found.indexOf(one) < most || PetitionSearchRepository.isPublicationReached(one))
                .toList();
    }

    /** Published ones about one thing, whatever became of them; most signatures first. */
    public List<FoundPetition> about(PetitionSubject subject, int most) {
        var published = PetitionShelf.ALL.states().stream()
                .filter(state -> !PetitionShelf.REFUSED.states().contains(state))
                .toList();
        return petitions.about(subject, published, most);
    }

    /** Those of these that are shown, by id. */
    public Map<Long, FoundPetition> shown(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : petitions.ofIds(ids).stream().collect(Collectors.toMap(FoundPetition::id, Function.identity()));
    }
}
