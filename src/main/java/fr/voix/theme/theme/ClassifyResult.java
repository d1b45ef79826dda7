package fr.voix.theme.theme;

import java.util.List;

/** The result of filing a scrutin under themes. Only {@link Classified} may have written something. */
public sealed interface ClassifyResult {

    /** The public sees {@code after} from now on; equal lists mean that nothing changed. */
    record Classified(List<Theme> before, List<Theme> after) implements ClassifyResult {}

    record UnknownScrutin(String uid) implements ClassifyResult {}

    record UnknownTheme(String slug) implements ClassifyResult {}

    record RepeatedTheme(String slug) implements ClassifyResult {}

    /** Fewer than one theme or more than four. */
    record WrongNumber(int given) implements ClassifyResult {}

    record ReasonTooLong(int length) implements ClassifyResult {}

    /** Another moderator decided since the form was shown. */
    record Changed(List<Theme> current) implements ClassifyResult {}
}
