package fr.voix.site.api;

import fr.voix.base.http.ApiPage;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.SearchService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds amendements page by page, and says where the other pages are. */
@Singleton
record AmendementApiService(SearchService search, Clock clock) {

    private static final int PAGE_SIZE = 50;
    private static final String ADDRESS = "/api/v1/amendements";

    /** The list is read forwards only. */
    ApiPage search(AmendementCriteria criteria) {
        Instant at = clock.instant();
        SearchService.Slice slice = search.search(criteria, PAGE_SIZE);
        return new ApiPage(
                AmendementsJson.of(slice, at),
                address(criteria, null),
                null,
                slice.next() == null ? null : address(criteria, slice.next()));
    }

    /** One address for what is asked in many ways: known parameters, in a fixed order. */
    static String address(AmendementCriteria criteria, @Nullable String after) {
        var parameters = new LinkedHashMap<>(criteria.toParameters());
        parameters.computeIfPresent("sort", (name, sort) -> sort.toLowerCase(Locale.ROOT));
        if (after != null && !after.isBlank()) {
            parameters.put("after", after);
        }
        return parameters.isEmpty()
                ? ADDRESS
                : parameters.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", ADDRESS + "?", ""));
    }
}
