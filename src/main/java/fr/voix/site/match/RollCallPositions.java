package fr.voix.site.match;

import fr.voix.base.text.Position;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An official roll-call as the file of positions has it.
 *
 * @param texteUid of the amendement that it decided; null where it decided none that is shown
 * @param title what that amendement asks, or the official title
 * @param amendements that it decided, the one that was voted on first, identical ones behind it
 * @param counts by uid of the group; the empty uid stands for deputies in no group and for files that name none
 * @param votes by uid of the deputy
 */
record RollCallPositions(
        int numero,
        LocalDate date,
        @Nullable String texteUid,
        String title,
        List<String> amendements,
        Map<String, Counts> counts,
        Map<String, Vote> votes) {

    RollCallPositions withoutVotes() {
        return new RollCallPositions(numero, date, texteUid, title, amendements, counts, Map.of());
    }

    /** How the members of a group voted. */
    record Counts(int pour, int contre, int abstention) {

        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(pour + other.pour, contre + other.contre, abstention + other.abstention);
        }

        int total() {
            return pour + contre + abstention;
        }

        /** By the order of {@link Position}. */
        int of(int position) {
            return switch (position) {
                case 0 -> pour;
                case 1 -> contre;
                default -> abstention;
            };
        }

        /** The most frequent position; the first of equals. */
        int most() {
            return pour >= contre && pour >= abstention ? 0 : contre >= abstention ? 1 : 2;
        }
    }

    /** How a deputy voted, and for which group; the empty uid for none. */
    record Vote(Position position, String groupe) {}
}
