package fr.voix.site.api;

import fr.voix.base.http.ApiPage;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.QueryString;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.reading.PetitionCriteria;
import fr.voix.petition.reading.PetitionOrder;
import fr.voix.petition.reading.PetitionSearch;
import fr.voix.petition.reading.PetitionShelf;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds petitions page by page, and says where the other pages are. */
@Singleton
record PetitionListApiService(PetitionSearch search, Clock clock) {

    private static final int PAGE_SIZE = 50;
    static final String ADDRESS = "/api/v1/petitions";

    private static final Map<String, PetitionOrder> ORDERS = Map.of(
            "signatures", PetitionOrder.SIGNATURES,
            "date", PetitionOrder.DATE,
            "threshold", PetitionOrder.THRESHOLD,
            "closing", PetitionOrder.CLOSING);

    /** @throws MalformedException when the request makes no sense */
    static PetitionCriteria criteria(
            @Nullable String q,
            @Nullable String state,
            @Nullable String theme,
            @Nullable String sort,
            @Nullable String after) {
        PetitionOrder order = isBlank(sort) ? PetitionOrder.SIGNATURES : ORDERS.get(sort);
        Optional<Set<PetitionState>> states = states(state);
        List<String> malformed = PetitionCriteria.malformed(q, theme, after);
        if (states.isEmpty()) {
            malformed.add(MalformedException.named(
                    "state",
                    PetitionShelf.ALL.states().stream().map(PetitionState::key).sorted()));
        }
        if (order == null) {
            malformed.add(
                    MalformedException.named("sort", ORDERS.keySet().stream().sorted()));
        }
        if (!malformed.isEmpty()) {
            throw new MalformedException(malformed);
        }
        return PetitionCriteria.of(q, states.get(), theme, order, after).orElseThrow();
    }

    private static Optional<Set<PetitionState>> states(@Nullable String state) {
        return isBlank(state)
                ? Optional.of(PetitionShelf.ALL.states())
                : PetitionShelf.ALL.states().stream()
                        .filter(one -> one.key().equals(state))
                        .findFirst()
                        .map(Set::of);
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /** The list is read forwards only. */
    ApiPage search(PetitionCriteria criteria) {
        Instant at = clock.instant();
        PetitionSearch.Slice slice = search.search(criteria, PAGE_SIZE);
        return new ApiPage(
                PetitionsJson.of(slice, at),
                address(criteria, null),
                null,
                slice.next() == null ? null : address(criteria, slice.next()));
    }

    /** One address for what is asked in many ways: known parameters, in a fixed order. */
    static String address(PetitionCriteria criteria, @Nullable String after) {
        var parameters = criteria.toParameters();
        if (criteria.states().size() == 1) {
            parameters.put("state", criteria.states().iterator().next().key());
        }
        if (criteria.order() != PetitionOrder.SIGNATURES) {
            ORDERS.forEach((name, order) -> {
                if (order == criteria.order()) {
                    parameters.put("sort", name);
                }
            });
        }
        return ADDRESS + QueryString.of(parameters, "after", after);
    }
}
