package fr.voix.theme.theme;

import java.util.List;

/** What became of the wish to file a scrutin under some themes. Anything but {@link Classified} wrote nothing. */
public sealed interface ClassifyResult {

    /** The public sees {@code after} from now on; equal lists mean that it stood there already. */
    record Classified(List<Theme> before, List<Theme> after) implements ClassifyResult {}

    record UnknownScrutin(String uid) implements ClassifyResult {}

    record UnknownTheme(String slug) implements ClassifyResult {}

    record RepeatedTheme(String slug) implements ClassifyResult {}

    /** Fewer than one theme or more than four. */
    record WrongNumber(int given) implements ClassifyResult {}

    record ReasonTooLong(int length) implements ClassifyResult {}

    /** Another colleague decided since the form was shown. */
    record Changed(List<Theme> current) implements ClassifyResult {}
}
