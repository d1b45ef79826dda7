package fr.voix.theme.theme;

import java.util.Set;

/** What became of the wish to change the list of themes. Anything but {@link Done} wrote nothing. */
public sealed interface ThemeEditResult {

    /** @param scrutins how many moved along */
    record Done(DescribedTheme theme, long scrutins) implements ThemeEditResult {}

    record UnknownTheme() implements ThemeEditResult {}

    record Refused(Set<ThemeFlaw> flaws) implements ThemeEditResult {

        static Refused of(ThemeFlaw flaw) {
            return new Refused(Set.of(flaw));
        }
    }

    /** Another colleague changed it since the form was shown. */
    record Changed(DescribedTheme current) implements ThemeEditResult {}
}
