package fr.voix.site.match;

import fr.voix.base.text.Position;
import fr.voix.site.match.RollCallPositions.Counts;
import fr.voix.site.match.RollCallPositions.Vote;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A roll-call with all that hangs on it, as one row.
 *
 * @param amendements uids, a blank between them
 * @param groupes {@code uid,pour,contre,abstentions}, a blank between them
 * @param votes first letter of the position, uid, comma, uid of the group; a blank between them
 */
@Introspected
record RollCallPositionsRow(
        int numero,
        LocalDate voteOn,
        String titre,
        @Nullable String texteUid,
        @Nullable String title,
        @Nullable String amendements,
        @Nullable String groupes,
        @Nullable String votes) {

    RollCallPositions rollCall() {
        return new RollCallPositions(
                numero,
                voteOn,
                texteUid,
                title == null ? titre : title,
                amendements == null ? List.of() : List.of(amendements.split(" ")),
                counts(),
                votesByDeputy());
    }

    private Map<String, Counts> counts() {
        var found = new HashMap<String, Counts>();
        for (String one : groupes == null ? new String[0] : groupes.split(" ")) {
            var parts = one.split(",");
            found.merge(
                    parts[0],
                    new Counts(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3])),
                    Counts::plus);
        }
        return found;
    }

    private Map<String, Vote> votesByDeputy() {
        var found = new HashMap<String, Vote>();
        for (String one : votes == null ? new String[0] : votes.split(" ")) {
            int comma = one.indexOf(',');
            found.put(one.substring(1, comma), new Vote(position(one.charAt(0)), one.substring(comma + 1)));
        }
        return found;
    }

    private static Position position(char letter) {
        return switch (letter) {
            case 'P' -> Position.POUR;
            case 'C' -> Position.CONTRE;
            default -> Position.ABSTENTION;
        };
    }
}
