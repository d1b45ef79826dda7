package fr.voix.petition.place;

import fr.voix.petition.place.DepartementReader.Entry;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The départements of France, from the open lists that ship with the service. */
@Singleton
public class DepartementService {

    private final List<Departement> all;
    private final Map<String, Entry> entries;
    /** By code postal, as a number. */
    private final Map<Integer, Departement> codes = new HashMap<>();

    DepartementService() {
        var read = DepartementReader.departements();
        this.all = read.stream().map(Entry::departement).toList();
        this.entries = read.stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.departement().code(), Function.identity()));
        DepartementReader.codesPostaux().forEach((code, numbers) -> {
            var departement = find(code).orElseThrow();
            numbers.forEach(number -> codes.put(number, departement));
        });
    }

    /** In the order of their codes: 01 to 19, 2A, 2B, 21 to 95, 971 to 988. */
    public List<Departement> all() {
        return all;
    }

    public Optional<Departement> find(String code) {
        return code == null
                ? Optional.empty()
                : Optional.ofNullable(entries.get(code)).map(Entry::departement);
    }

    /** Inhabitants of a département at the last census; 0 for none of the list. */
    long population(String code) {
        var entry = code == null ? null : entries.get(code);
        return entry == null ? 0 : entry.population();
    }

    /**
     * Empty when it is none of France's, or lies outside every département. Codes that straddle two are of the one where most
     * of their inhabitants live.
     */
    Optional<Departement> of(CodePostal code) {
        return Optional.ofNullable(codes.get(code.number()))
                // else, for CEDEX, by the first digits
                .or(() -> code.prefix().flatMap(this::find));
    }
}
