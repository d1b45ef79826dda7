package fr.voix.site.embed;

import fr.voix.base.http.MalformedException;
import fr.voix.base.text.Language;
import fr.voix.base.text.Parameters;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;

/**
 * What a reader wants to embed.
 *
 * @param scrutin uid, number or address of something that can be embedded
 */
@Introspected
record BuilderForm(
        @Nullable @QueryValue String scrutin,
        @Nullable @QueryValue String theme,
        @Nullable @QueryValue String langue,
        @Nullable @QueryValue String vue) {

    private static final int LONGEST = 200;

    /**
     * The form as it was understood.
     *
     * @param asked empty for whatever is followed most
     */
    record Read(String asked, EmbedLook look) {}

    Read read(Language ofPage) {
        var typed = scrutin == null ? "" : scrutin.strip();
        var asked = new Parameters();
        asked.expect(typed.length() <= LONGEST && typed.indexOf('\0') < 0 && typed.indexOf('\uFFFD') < 0, "scrutin");
        var look = EmbedLook.read(asked, ofPage, theme, langue, vue);
        MalformedException.ifAny(asked.malformed());
        return new Read(typed, look);
    }
}
