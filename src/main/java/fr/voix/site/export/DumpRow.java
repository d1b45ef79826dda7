package fr.voix.site.export;

import fr.voix.site.export.ExportRepository.Hidden;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A dated copy of the exports.
 *
 * @param day by which it is called, in UTC
 * @param at of which its state is
 * @param lastUrn the highest id of an urn in it
 * @param changedAt of which its state is, or when something was taken out of it
 * @param withheld marks of what was not shown when it was made, and of what was taken out of it since
 * @param description of its files
 */
record DumpRow(
        LocalDate day, Instant at, Instant changedAt, long lastUrn, Set<String> withheld, DataPackageJson description) {

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
     * @param hidden what is not shown now
     */
    List<Hidden> exposed(List<Hidden> hidden) {
        return hidden.stream()
                .filter(one ->
                        one.urnId() <= lastUrn && !withheld.contains(one.uid()) && !withheld.contains(one.mark()))
                .toList();
    }

    DumpRow without(Set<Hidden> removed, DataPackageJson rest, Instant now) {
        var all = new HashSet<>(withheld);
        removed.forEach(one -> all.add(one.mark()));
        return new DumpRow(day, at, rest.equals(description) ? changedAt : now, lastUrn, Set.copyOf(all), rest);
    }
}
