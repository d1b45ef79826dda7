package fr.voix.site.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A dated copy of the exports.
 *
 * @param day by which it is called, in UTC
 * @param at of which its state is
 * @param lastUrn the highest id of an urn in it
 * @param withheld what was not shown when it was made, and what was taken out of it since
 * @param description of its files
 */
record DumpRow(LocalDate day, Instant at, long lastUrn, Set<String> withheld, DataPackageJson description) {

    /** At the end of the names of its files. */
    static final String SUFFIX = ".csv.gz";

    Optional<DataPackageJson.Resource> file(String dataset) {
        return description.resources().stream()
                .filter(one -> one.path().equals(dataset + SUFFIX))
                .findFirst();
    }

    /** All its files together. */
    long bytes() {
        return description.resources().stream()
                .mapToLong(DataPackageJson.Resource::bytes)
                .sum();
    }

    /**
     * What it may hold and must not.
     *
     * @param hidden what is not shown now, with the ids of its urns
     */
    Set<String> exposed(Map<String, Long> hidden) {
        return hidden.entrySet().stream()
                .filter(one -> one.getValue() <= lastUrn && !withheld.contains(one.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    DumpRow without(Set<String> removed, DataPackageJson rest) {
        var all = new HashSet<>(withheld);
        all.addAll(removed);
        return new DumpRow(day, at, lastUrn, Set.copyOf(all), rest);
    }
}
