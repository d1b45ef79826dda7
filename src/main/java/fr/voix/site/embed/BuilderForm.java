package fr.voix.site.embed;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.util.Optional;

/**
 * What a reader wants to embed.
 *
 * @param scrutin uid, number or address of something that can be embedded
 */
@Introspected
record BuilderForm(
        @Nullable @QueryValue String scrutin,
        @Nullable @QueryValue String taille,
        @Nullable @QueryValue String theme,
        @Nullable @QueryValue String langue,
        @Nullable @QueryValue String vue) {

    private static final int LONGEST = 200;

    /**
     * The form as it was understood.
     *
     * @param asked empty for whatever is followed most
     */
    record Read(String asked, EmbedSize size, EmbedLook look) {}

    /** Empty when it makes no sense. */
    Optional<Read> read(Language ofPage) {
        var asked = scrutin == null ? "" : scrutin.strip();
        if (asked.length() > LONGEST || asked.indexOf('\0') >= 0 || asked.indexOf('\uFFFD') >= 0) {
            return Optional.empty();
        }
        var size = given(taille) == null ? Optional.of(EmbedSize.STANDARD) : EmbedSize.of(taille);
        return size.flatMap(known -> EmbedLook.of(ofPage, null, given(theme), given(langue))
                .flatMap(look -> view().map(view -> new Read(asked, known, look.of(view)))));
    }

    private Optional<EmbedAspect> view() {
        return given(vue) == null ? Optional.of(EmbedAspect.RESULTAT) : EmbedAspect.of(vue);
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
