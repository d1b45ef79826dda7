package fr.voix.parliament.rollcall;

import fr.voix.base.text.Days;
import fr.voix.base.text.Parameters;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * By what a list of roll-calls is narrowed; null for what is not asked for.
 *
 * @param du the first day
 * @param au the last one
 * @param auteurUid who tabled an amendement that it decided
 * @param groupeUid the group of who did
 */
public record RollCallCriteria(
        @Nullable LocalDate du,
        @Nullable LocalDate au,
        ScrutinPublic.@Nullable Issue issue,
        @Nullable String auteurUid,
        @Nullable String groupeUid) {

    public static final RollCallCriteria ALL = new RollCallCriteria(null, null, null, null, null);

    /** As an address asks; a blank one is none. */
    record Asked(
            @Nullable String du,
            @Nullable String au,
            @Nullable String sort,
            @Nullable String auteur,
            @Nullable String groupe) {

        private static final String UID = "[A-Za-z0-9]{1,64}";

        Asked {
            du = blankToNull(du);
            au = blankToNull(au);
            sort = blankToNull(sort);
            auteur = blankToNull(auteur);
            groupe = blankToNull(groupe);
        }

        /** The parameters that make no sense. */
        List<String> malformed() {
            var read = new Parameters();
            read.expect(!Days.isOdd(du), "du");
            read.expect(!Days.isOdd(au), "au");
            issue(read);
            read.expect(auteur == null || auteur.matches(UID), "auteur");
            read.expect(groupe == null || groupe.matches(UID), "groupe");
            return read.malformed();
        }

        /** Of what is not malformed. */
        RollCallCriteria criteria() {
            return new RollCallCriteria(day(du), day(au), issue(new Parameters()), auteur, groupe);
        }

        /** What the address of this list says, in a fixed order. */
        Map<String, String> toParameters() {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("du", du);
            parameters.put("au", au);
            parameters.put("sort", sort);
            parameters.put("auteur", auteur);
            parameters.put("groupe", groupe);
            parameters.values().removeIf(Objects::isNull);
            return parameters;
        }

        private ScrutinPublic.@Nullable Issue issue(Parameters read) {
            return read.oneOf(
                    "sort",
                    sort,
                    List.of(ScrutinPublic.Issue.values()),
                    one -> one.name().toLowerCase(Locale.ROOT),
                    null);
        }

        private static @Nullable LocalDate day(@Nullable String text) {
            return text == null ? null : Days.of(text).orElseThrow();
        }

        private static @Nullable String blankToNull(@Nullable String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }
    }
}
