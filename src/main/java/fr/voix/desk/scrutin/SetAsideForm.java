package fr.voix.desk.scrutin;

import fr.voix.desk.page.SessionForm;
import fr.voix.urn.setaside.AsidePattern;
import fr.voix.urn.setaside.SetAsideRule;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Which ballots are meant, and, once a dry run was seen, its size and the reason.
 *
 * @param day of the mark
 * @param mark 32 hex digits, or the first 22 or 12
 * @param seal what the dry run carries, see {@code TrialSeal}
 * @param from a local time as a browser writes it, likewise {@code to}
 */
@Serdeable
@Introspected
record SetAsideForm(
        @Nullable String rule,
        @Nullable String day,
        @Nullable String mark,
        @Nullable String from,
        @Nullable String to,
        @Nullable Long size,
        @Nullable String seal,
        @Nullable String reason,
        @Nullable String csrf)
        implements SessionForm {

    /** What a dry run is asked for. */
    static SetAsideForm toTry(
            @Nullable String rule,
            @Nullable String day,
            @Nullable String mark,
            @Nullable String from,
            @Nullable String to) {
        return new SetAsideForm(rule, day, mark, from, to, null, null, null, null);
    }

    boolean isEmpty() {
        return rule == null;
    }

    /** Empty when it means no ballots at all: a rule or a field that cannot be. */
    Optional<AsidePattern> pattern() {
        return SetAsideRule.ofCode(rule == null ? "" : rule).flatMap(known -> switch (known) {
            case RESEAU, DOMAINE -> ofMark(known);
            case RAFALE -> ofHours();
        });
    }

    private Optional<AsidePattern> ofMark(SetAsideRule known) {
        if (day == null || mark == null || !mark.matches("([0-9a-f]{32}|[0-9a-f]{22}|[0-9a-f]{12})")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(day))
                    .filter(LocalMoment::isOfThisTime)
                    .map(on -> new AsidePattern.OfMark(known, on, HexFormat.of().parseHex(mark)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private Optional<AsidePattern> ofHours() {
        Optional<Instant> first = LocalMoment.parse(from);
        Optional<Instant> last = LocalMoment.parse(to);
        boolean isFit = first.isPresent()
                && last.isPresent()
                && first.get().isBefore(last.get())
                && AsidePattern.OfHours.isHour(first.get())
                && AsidePattern.OfHours.isHour(last.get());
        return isFit ? Optional.of(new AsidePattern.OfHours(first.get(), last.get())) : Optional.empty();
    }
}
