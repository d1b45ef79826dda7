package fr.voix.site.api;

import fr.voix.base.http.ApiPage;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.QueryString;
import fr.voix.base.text.Parameters;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.reading.PetitionCriteria;
import fr.voix.petition.reading.PetitionOrder;
import fr.voix.petition.reading.PetitionSearch;
import fr.voix.petition.reading.PetitionShelf;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
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
        var all = PetitionShelf.ALL.states();
        var asked = new Parameters();
        asked.note(PetitionCriteria.malformed(q, theme, after));
        var one = asked.oneOf(
                "state",
                state,
                all.stream().sorted(Comparator.comparing(PetitionState::key)).toList(),
                PetitionState::key,
                null);
        var order = asked.oneOf("sort", sort, ORDERS.keySet().stream().sorted().toList(), name -> name, "signatures");
        MalformedException.ifAny(asked.malformed());
        return PetitionCriteria.of(q, one == null ? all : Set.of(one), theme, ORDERS.get(order), after)
                .orElseThrow();
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
