package fr.voix.setaside;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;

/** Which ballots of one Scrutin a moderator means. Never by their choice. */
public sealed interface BallotPattern {

    SetAsideRule rule();

    /**
     * Those that came from one network within a day.
     *
     * @param network 16 bytes, a mark of that day for this Scrutin alone
     */
    record OfNetwork(LocalDate day, byte[] network) implements BallotPattern {

        public static final int LENGTH = 16;

        public OfNetwork {
            if (network.length != LENGTH) {
                throw new IllegalArgumentException("A hashed network has 16 bytes");
            }
        }

        @Override
        public SetAsideRule rule() {
            return SetAsideRule.RESEAU;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfNetwork same && same.day.equals(day) && Arrays.equals(same.network, network);
        }

        @Override
        public int hashCode() {
            return Objects.hash(day, Arrays.hashCode(network));
        }
    }

    /**
     * Those that came between the beginnings of two hours. The hours lead to leaf indexes through the history of the tally: no
     * ballot has a time.
     *
     * @param to exclusive
     */
    record OfHours(Instant from, Instant to) implements BallotPattern {

        public OfHours {
            if (!from.isBefore(to) || !isHour(from) || !isHour(to)) {
                throw new IllegalArgumentException("Whole hours, one after the other");
            }
        }

        public static boolean isHour(Instant instant) {
            return instant.truncatedTo(ChronoUnit.HOURS).equals(instant);
        }

        @Override
        public SetAsideRule rule() {
            return SetAsideRule.RAFALE;
        }
    }
}
