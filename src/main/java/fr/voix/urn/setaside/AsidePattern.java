package fr.voix.urn.setaside;

import fr.voix.urn.crowd.OriginMark;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/** Which ballots of one Scrutin, or signatures of one petition, a moderator means. Never by their choice. */
public sealed interface AsidePattern {

    SetAsideRule rule();

    /**
     * Those that came from one network, or with addresses of one domain, within a day.
     *
     * @param rule which of them
     * @param mark of that day for this urn alone, whole or its beginning, as {@link OriginMark} says
     */
    record OfMark(SetAsideRule rule, LocalDate day, byte[] mark) implements AsidePattern {

        private static final Set<Integer> LENGTHS = Set.of(6, 11, OriginMark.LENGTH);

        public OfMark {
            if (!rule.isOfMark() || !LENGTHS.contains(mark.length)) {
                throw new IllegalArgumentException("A mark has a length and a rule of its own");
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfMark same
                    && same.rule == rule
                    && same.day.equals(day)
                    && Arrays.equals(same.mark, mark);
        }

        @Override
        public int hashCode() {
            return Objects.hash(rule, day, Arrays.hashCode(mark));
        }
    }

    /**
     * Those that came between the beginnings of two hours. The hours lead to leaf indexes through the history of the tally: no
     * ballot has a time.
     *
     * @param to exclusive
     */
    record OfHours(Instant from, Instant to) implements AsidePattern {

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
