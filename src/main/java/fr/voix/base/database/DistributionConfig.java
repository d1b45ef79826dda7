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
 * Whether the tables of the vote are distributed by urn over several PostgreSQL, as Citus does it. Then no statement that writes
 * or locks names two urns, since they may stand on two machines.
 *
 * @param distributed {@code VOIX_DATABASE_DISTRIBUTED}
 */
@ConfigurationProperties("voix.database")
public record DistributionConfig(
        @Bindable(defaultValue = "false") boolean distributed) {

    /** What one statement may name: all of it, or what is of one urn, in the order of their ids. */
    public <T> List<List<T>> parts(Collection<T> all, ToLongFunction<T> urnId) {
        return distributed
                ? new ArrayList<>(all.stream()
                        .collect(Collectors.groupingBy(urnId::applyAsLong, TreeMap::new, Collectors.toList()))
                        .values())
                : List.of(List.copyOf(all));
    }
}
