package fr.voix.theme.theme;

import java.util.Set;

/** The result of changing the list of themes. Only {@link Done} wrote something. */
public sealed interface ThemeEditResult {

    /** @param scrutins how many were moved with it */
    record Done(DescribedTheme theme, long scrutins) implements ThemeEditResult {}

    record UnknownTheme() implements ThemeEditResult {}

    record Refused(Set<ThemeFlaw> flaws) implements ThemeEditResult {

        static Refused of(ThemeFlaw flaw) {
            return new Refused(Set.of(flaw));
        }
    }

    /** Another moderator changed it since the form was shown. */
    record Changed(DescribedTheme current) implements ThemeEditResult {}
}
