package fr.voix.site.embed;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;

/** How an embed is asked for. */
@Introspected
record EmbedForm(
        @Nullable @QueryValue String taille,
        @Nullable @QueryValue String theme,
        @Nullable @QueryValue String langue) {

    EmbedLook look(HttpRequest<?> request) {
        return EmbedLook.of(Language.ofPath(request.getPath()), taille, theme, langue)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "No such look"));
    }
}
