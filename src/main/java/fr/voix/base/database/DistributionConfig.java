package fr.voix.base.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Whether the tables of votes are distributed by urn over several PostgreSQL servers, as Citus does. Then no statement that
 * writes or locks may name two urns, since they may be on two servers.
 *
 * @param distributed {@code VOIX_DATABASE_DISTRIBUTED}
 */
@ConfigurationProperties("voix.database")
public record DistributionConfig(
        @Bindable(defaultValue = "false") boolean distributed) {

    /** Groups of rows that one statement may name: all together, or, when distributed, those of one urn, ordered by its id. */
    public <T> List<List<T>> parts(Collection<T> all, ToLongFunction<T> urnId) {
        return distributed
                ? new ArrayList<>(all.stream()
                        .collect(Collectors.groupingBy(urnId::applyAsLong, TreeMap::new, Collectors.toList()))
                        .values())
                : List.of(List.copyOf(all));
    }
}
