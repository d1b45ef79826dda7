package fr.voix.urn.proof;

import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody with the database's password changes behind the service's back, and who must notice it by which words. The
 * change is planted on a running service, and before a start.
 *
 * @param on the urn that it is done to: {@code open}, {@code closed}, {@code set-aside} (one ballot), {@code texts} (two),
 *     {@code filed} (with a summary), {@code hidden} or {@code petition}
 * @param sql with {@code :urn} for its number and {@code :uid} for its uid
 * @param round what the round behind the service says of the urn; null when it cannot know
 * @param recount what the command {@code recount} says
 * @param verify what {@code verify} says; null when nothing of it can be seen from outside
 * @param node what the second verifier says
 */
public record Alteration(String what, String on, String sql, String round, String recount, String verify, String node) {

    /** All that there are. */
    public static List<Alteration> all() {
        return Stream.of(AlteredRows.ALL, AlteredUrns.ALL, AlteredPasts.ALL, AlteredActs.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /** One that is seen from inside alone, in the same words by both. */
    static Alteration inside(String what, String on, String sql, String found) {
        return new Alteration(what, on, sql, found, found, null, null);
    }

    /** One that stops no urn, and is seen by a recount alone. */
    static Alteration ofAct(String what, String on, String sql, String recount) {
        return new Alteration(what, on, sql, null, recount, null, null);
    }

    @Override
    public String toString() {
        return what;
    }
}
