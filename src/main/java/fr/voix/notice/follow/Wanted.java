package fr.voix.notice.follow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What an address or a form says is to be followed.
 *
 * @param text the key of it, the slug of a theme, or words as somebody typed them
 */
record Wanted(SubjectKind kind, String text) {

    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Empty unless exactly one is named, by something that can be its name. */
    static Optional<Wanted> of(Function<SubjectKind, String> texts) {
        List<Wanted> named = Arrays.stream(SubjectKind.values())
                .filter(kind -> texts.apply(kind) != null)
                .map(kind -> new Wanted(kind, texts.apply(kind)))
                .toList();
        return named.size() == 1 && named.getFirst().isName() ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private boolean isName() {
        return kind == SubjectKind.MOTS
                ? Followed.of(kind, text).isPresent()
                : TEXT.matcher(text).matches();
    }

    /** Tells it from all others. */
    String address() {
        return kind.key() + "=" + text;
    }
}
